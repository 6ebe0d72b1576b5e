package org.homeward.discharge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Status;
import org.homeward.discharge.persistence.StayJson;
import org.homeward.discharge.persistence.Stays.Received;
import org.homeward.kit.event.Event;

/** What admission-service may publish of a few stays, version by version, and what is said of each of them. */
final class AdmissionHistory {

    private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
    private static final List<String> STAYS = List.of("RXX:1", "RXX:2", "RXX:3", "RXX:4");
    private static final int STEPS = 12;

    /** A stay as it stands: its movements, and where it went on; null while it stands for itself. */
    private static final class Live {
        private final List<String> movements = new ArrayList<>();
        private String status = "admitted";
        private String into;
        private boolean cancelled;
        private long version;
    }

    private final Map<String, Live> stays = new LinkedHashMap<>();
    private final List<Received> events = new ArrayList<>();
    private final Map<String, StayVersion> last = new TreeMap<>();
    private final Map<String, List<CaseFact>> facts = new TreeMap<>();
    private final Random random;
    private int hour;

    AdmissionHistory(Random random) {
        this.random = random;
        for (String stay : STAYS) {
            Live live = new Live();
            stays.put(stay, live);
            admit(live);
            publish(stay, live);
        }
        for (int step = 0; step < STEPS; step++) {
            String stay = STAYS.get(random.nextInt(STAYS.size()));
            change(stay, stays.get(stay));
            publish(stay, stays.get(stay));
        }
        for (String stay : STAYS) {
            for (int i = random.nextInt(5); i > 0; i--) {
                facts.computeIfAbsent(stay, one -> new ArrayList<>()).add(fact());
            }
        }
    }

    List<Received> events() {
        return events;
    }

    Map<String, List<CaseFact>> facts() {
        return facts;
    }

    Collection<StayVersion> last() {
        return last.values();
    }

    /** Of it, and of every stay that went into it, straight or by way of another. */
    List<CaseFact> saidOf(String stay) {
        List<CaseFact> said = new ArrayList<>();
        for (String one : STAYS) {
            String at = one;
            while (!at.equals(stay) && last.get(at).into() != null) {
                at = last.get(at).into();
            }
            if (at.equals(stay)) {
                said.addAll(facts.getOrDefault(one, List.of()));
            }
        }
        return said;
    }

    /** Only into stays further on, so that no chain comes back. */
    private void change(String stay, Live live) {
        int place = STAYS.indexOf(stay);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                if (place + 1 < STAYS.size()) {
                    live.into = STAYS.get(place + 1 + random.nextInt(STAYS.size() - place - 1));
                }
            }
            case 2 -> live.into = null;
            case 3 -> live.cancelled = !live.cancelled;
            case 4 -> {
                if (live.status.equals("discharged")) {
                    admit(live);
                } else {
                    live.movements.add(AdmissionFeed.movement("A03", next(), null, "discharged"));
                    live.status = "discharged";
                }
            }
            default -> {
                if (live.status.equals("discharged")) {
                    live.movements.removeLast();
                    live.status = "admitted";
                }
            }
        }
    }

    private void admit(Live live) {
        live.movements.add(AdmissionFeed.movement("A01", next(), "RXX01/W1/B1/01", "admitted"));
        live.status = "admitted";
    }

    private void publish(String stay, Live live) {
        live.version++;
        String status = live.into != null ? "merged" : live.cancelled ? "cancelled" : live.status;
        Status as = Status.valueOf(status.toUpperCase(Locale.ROOT));
        StayVersion version = new StayVersion(
                stay, "RXX", live.version, next(), "PAS|RXX", null, as, live.into, false, List.of(), List.of());
        Event event =
                AdmissionFeed.version(version, status, live.movements.stream().collect(Collectors.joining(",")));
        Received received = new Received(StayJson.read(event.data()), event.data());
        events.add(received);
        last.put(stay, received.version());
    }

    private CaseFact fact() {
        Instant at = START.plus(Duration.ofHours(random.nextInt(hour)));
        Stamp stamp = new Stamp(new UUID(random.nextLong(), random.nextLong()), at, at, "ward", "command");
        return switch (random.nextInt(6)) {
            case 0, 1 -> new CaseFact.CriteriaReviewed(stamp, new Criterion("none"));
            case 2 -> new CaseFact.CriteriaReviewed(stamp, new Criterion("04"));
            case 3 -> new CaseFact.PathwayDecided(stamp, random.nextInt(4), null);
            case 4 -> new CaseFact.DelayOpened(stamp, stamp.id(), "CA1", "hub", "E06");
            default -> new CaseFact.ExpectedDateSet(stamp, LocalDate.parse("2026-06-20"), "clinical");
        };
    }

    private Instant next() {
        hour += 1 + random.nextInt(5);
        return START.plus(Duration.ofHours(hour));
    }
}
