package org.homeward.acceptance.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The rig's runs of every kind, round after round: kills, halts between two steps, redelivery, no broker, bad records. */
final class EveryKind {

    private static final int STAYS = 120;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(8);

    private final Map<String, Run> kinds = new LinkedHashMap<>();

    /**
     * @param stays of a run under kills; the others need no more than 120
     * @param perSecond how many messages a run under kills sends in a second at most
     */
    EveryKind(Rig rig, int stays, int perSecond) {
        kinds.put("kills", (name, seed) -> rig.runUnderKills(name, seed, stays, perSecond, BETWEEN_KILLS));
        for (Rig.Halt halt : Rig.Halt.values()) {
            kinds.put("halts " + halt, (name, seed) -> rig.runWithHalt(name, seed, STAYS, halt));
        }
        kinds.put("what comes again", (name, seed) -> rig.runWithRedelivery(name, seed, STAYS));
        kinds.put("no broker", (name, seed) -> rig.runWithoutBroker(name, seed, STAYS));
        kinds.put("bad records", (name, seed) -> rig.runWithBadRecords(name, seed, STAYS));
    }

    private interface Run {

        Rig.Outcome of(String name, long seed) throws IOException, InterruptedException;
    }

    /** Runs and tells of each on standard output; gives whether none found anything. */
    boolean run(int rounds, long firstSeed) throws IOException, InterruptedException {
        long seed = firstSeed * kinds.size();
        int found = 0;
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Run> kind : kinds.entrySet()) {
                Rig.Outcome outcome = kind.getValue().of("R" + seed + "X", seed);
                tell(kind.getKey(), seed, outcome);
                found += outcome.findings().isEmpty() ? 0 : 1;
                seed++;
            }
        }
        int runs = rounds * kinds.size();
        System.out.printf(
                Locale.ROOT,
                "%d of %d runs with findings; 0 of %d bounds their share below %.1f %% at 95 %% confidence%n",
                found,
                runs,
                runs,
                300.0 / runs);
        return found == 0;
    }

    private static void tell(String kind, long seed, Rig.Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%s, seed %d: %d messages, %d sent again, killed %s, findings %s%n",
                kind,
                seed,
                outcome.messages(),
                outcome.resent(),
                outcome.killed(),
                outcome.findings());
    }
}
