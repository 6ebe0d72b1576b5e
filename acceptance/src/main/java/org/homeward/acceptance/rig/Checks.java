package org.homeward.acceptance.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** What must hold when all is quiet again. Each check names what is wrong; no findings means that it holds. */
public final class Checks {

    private static final String VIEWS = """
            select case when is_bed then 'bed:' else 'ward:' end || target, version from live_view
            union all select key, version from care_record
            union all select 'flat:' || flat, version from flat_record""";

    private final Stack stack;
    private final FrontDoor door;
    private final Duration patience;

    /** @param patience how long what is wrong may take to come right by itself */
    public Checks(Stack stack, Duration patience) {
        this.stack = stack;
        this.patience = patience;
        this.door = new FrontDoor(stack.gateway(), stack.token("operator", null));
    }

    /** All checks. */
    public List<String> findings(Hospital hospital, SenderLedger ledger) {
        List<String> findings = new ArrayList<>(settled(() -> beds(hospital)));
        findings.addAll(everyAnswerStoredOnce(ledger));
        findings.addAll(rebuildsToTheSame());
        findings.addAll(settled(this::topicsEndAtTheTables));
        return findings;
    }

    /** The front door shows exactly the hospital's beds. */
    public List<String> beds(Hospital hospital) {
        Map<String, Set<String>> shown = shown(hospital);
        return difference("bed", hospital.occupiedBeds(), shown);
    }

    /** The front door shows this stay in some bed. */
    public List<String> shows(Hospital hospital, String stay) {
        String id = hospital.trust() + ":" + stay;
        boolean there = shown(hospital).values().stream().anyMatch(stays -> stays.contains(id));
        return there ? List.of() : List.of("stay " + id + " is not shown");
    }

    /** The front door does not call its picture of this hospital stale. */
    public List<String> isFresh(Hospital hospital) {
        JsonNode page = door.get("/v1/beds?limit=1&trust=" + hospital.trust()).ok();
        return page.get("stale").asBoolean()
                ? List.of("stale, as of " + page.get("knownAt").asText())
                : List.of();
    }

    /** The front door says by itself that its picture of this hospital is old. */
    public List<String> isStale(Hospital hospital) {
        return isFresh(hospital).isEmpty() ? List.of("shown as live while nothing can arrive") : List.of();
    }

    /** Each message that was answered AA is in the event store exactly once. */
    public List<String> everyAnswerStoredOnce(SenderLedger ledger) {
        Map<String, Long> stored = query(
                Part.ADMISSION,
                "select control_id, count(*) from message where outcome in ('accepted', 'no-effect', 'parked')"
                        + " group by control_id");
        List<String> findings = new ArrayList<>();
        ledger.codes().forEach((controlId, code) -> {
            long copies = stored.getOrDefault(controlId, 0L);
            if (code.equals("AA") && copies != 1) {
                findings.add("message " + controlId + " was acknowledged and is stored " + copies + " times");
            }
        });
        return findings;
    }

    /** What the views would be if they were made again from the facts. */
    public List<String> rebuildsToTheSame() {
        JsonNode result = door.post("/v1/admin/rebuild", Map.of()).ok();
        long different = result.get("differentOccupancies").asLong()
                + result.get("differentRecords").asLong();
        return different == 0 ? List.of() : List.of("rebuild found differences: " + result);
    }

    /** A new reader of the topics ends with the versions that the tables have. */
    public List<String> topicsEndAtTheTables() {
        List<String> findings =
                new ArrayList<>(topicEndsAt("homeward.admission", Part.ADMISSION, "select id, version from stay"));
        findings.addAll(topicEndsAt("homeward.capacity", Part.CAPACITY, VIEWS));
        return findings;
    }

    private List<String> topicEndsAt(String topic, Part owner, String versions) {
        Map<String, Long> heads = TopicHeads.read(stack.kafka(), topic);
        List<String> findings = new ArrayList<>();
        query(owner, versions).forEach((key, version) -> {
            if (!version.equals(heads.get(key))) {
                findings.add(key + " at version " + version + " ends on the topic at " + heads.get(key));
            }
        });
        return findings;
    }

    /** What a check still finds when it finds nothing more or patience is at its end. */
    public List<String> settled(Supplier<List<String>> check) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> findings = check.get();
        while (!findings.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            findings = check.get();
        }
        return findings;
    }

    private Map<String, Set<String>> shown(Hospital hospital) {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (JsonNode bed : door.all("/v1/beds?trust=" + hospital.trust())) {
            Set<String> stays = new TreeSet<>();
            bed.get("occupants")
                    .forEach(occupant -> stays.add(occupant.get("stay").asText()));
            if (!stays.isEmpty()) {
                shown.put(bed.get("bed").asText(), stays);
            }
        }
        return shown;
    }

    private static List<String> difference(
            String what, Map<String, ? extends Set<String>> expected, Map<String, ? extends Set<String>> shown) {
        List<String> findings = new ArrayList<>();
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(shown.keySet());
        for (String key : all) {
            Set<String> truth = expected.containsKey(key) ? expected.get(key) : Set.of();
            Set<String> seen = shown.containsKey(key) ? shown.get(key) : Set.of();
            if (!truth.equals(seen)) {
                findings.add(what + " " + key + " has " + truth + " and shows " + seen);
            }
        }
        return findings;
    }

    private Map<String, Long> query(Part owner, String sql) {
        Map<String, Long> rows = new HashMap<>();
        try (Connection c = DriverManager.getConnection(stack.database(owner));
                ResultSet result = c.createStatement().executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
