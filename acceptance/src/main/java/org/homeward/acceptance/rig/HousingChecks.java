package org.homeward.acceptance.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/**
 * Each command that was answered stands, once; no two people have a flat for one night; and the ward, the topic and
 * the view of flats say what housing-service says.
 */
final class HousingChecks {

    private static final String HEADS = """
            select 'referral:' || id, version from referral
            union all select 'booking:' || id, version from booking
            union all select 'flat:' || id, version from flat""";
    private static final Set<String> HOLDS_THE_NIGHT = Set.of("offered", "booked", "arrived");

    private final Stack stack;
    private final FrontDoor door;
    private final String area;
    private final List<String> flats;
    private final Collection<HousingJourney> journeys;

    HousingChecks(Stack stack, String area, List<String> flats, Collection<HousingJourney> journeys) {
        this.stack = stack;
        this.area = area;
        this.flats = flats;
        this.journeys = journeys;
        this.door = new FrontDoor(stack.gateway(), stack.token("operator", null));
    }

    /** All of it; no findings means that it holds. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (HousingJourney journey : journeys) {
            findings.addAll(referral(journey));
            findings.addAll(booking(journey));
            findings.addAll(ward(journey));
        }
        findings.addAll(overlaps());
        findings.addAll(view());
        findings.addAll(topicEndsAtTheTables());
        return findings;
    }

    private List<String> referral(HousingJourney journey) {
        List<JsonNode> all = door.all("/v1/referrals?status=all&stay=" + journey.stay());
        return all.size() == 1
                        && text(all.getFirst(), "id").equals(journey.referral())
                        && text(all.getFirst(), "status").equals(journey.fate().referral)
                ? List.of()
                : List.of(journey.fate() + ": its referrals are " + all);
    }

    private List<String> booking(HousingJourney journey) {
        List<JsonNode> all = door.all("/v1/bookings?stay=" + journey.stay());
        JsonNode answered = journey.booked();
        if (answered == null) {
            return all.isEmpty() ? List.of() : List.of(journey.fate() + ": was refused a flat and has " + all);
        }
        return all.size() == 1
                        && text(all.getFirst(), "id").equals(text(answered, "id"))
                        && text(all.getFirst(), "until").equals(text(answered, "until"))
                        && text(all.getFirst(), "status").equals(journey.bookingStatus())
                ? List.of()
                : List.of(journey.fate() + ": was answered " + answered + " and has " + all);
    }

    /** The matters of housing on the case are those of housing-service, as they stand. */
    private List<String> ward(HousingJourney journey) {
        Set<String> expected = new TreeSet<>();
        expected.add(journey.fate().referral);
        if (journey.bookingStatus() != null) {
            expected.add(journey.bookingStatus());
        }
        JsonNode shown = door.get("/v1/discharge-cases/" + journey.stay()).ok().path("housing");
        Set<String> statuses = new TreeSet<>(shown.findValuesAsText("status"));
        return statuses.equals(expected)
                ? List.of()
                : List.of(journey.fate() + ": the ward is shown " + statuses + " and not " + expected);
    }

    private List<String> overlaps() {
        List<JsonNode> held = door.all("/v1/bookings").stream()
                .filter(booking -> HOLDS_THE_NIGHT.contains(text(booking, "status")))
                .toList();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            for (JsonNode other : held.subList(i + 1, held.size())) {
                if (overlap(held.get(i), other)) {
                    findings.add(held.get(i) + " and " + other + " have a night in common");
                }
            }
        }
        return findings;
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return text(one, "flat").equals(text(other, "flat"))
                && date(one, "from").isBefore(date(other, "until"))
                && date(other, "from").isBefore(date(one, "until"));
    }

    /** Whoever looks for a place sees each flat taken on the nights on which housing-service has it taken. */
    private List<String> view() {
        List<String> findings = new ArrayList<>();
        for (String flat : flats) {
            Set<String> taken = nights(door.get("/v1/step-down-flats/" + flat).ok());
            Set<String> seen = shown(flat);
            if (!taken.equals(seen)) {
                findings.add(flat + " is taken on " + taken + " and shown as taken on " + seen);
            }
        }
        return findings;
    }

    private Set<String> shown(String flat) {
        for (JsonNode item : door.all("/v1/community-capacity?service=step-down-flat&area=" + area)) {
            if (text(item, "flat").equals(flat)) {
                return nights(item);
            }
        }
        return Set.of("not shown");
    }

    private static Set<String> nights(JsonNode flat) {
        Set<String> nights = new TreeSet<>();
        flat.path("booked").forEach(one -> nights.add(text(one, "from") + " to " + text(one, "until")));
        return nights;
    }

    private List<String> topicEndsAtTheTables() {
        Map<String, Long> topic = TopicHeads.read(stack.kafka(), "homeward.referral");
        List<String> findings = new ArrayList<>();
        try (var database = DriverManager.getConnection(stack.database(Part.HOUSING));
                ResultSet row = database.createStatement().executeQuery(HEADS)) {
            while (row.next()) {
                Long told = topic.get(row.getString(1));
                if (!Objects.equals(told, row.getLong(2))) {
                    findings.add(row.getString(1) + " at version " + row.getLong(2) + " ends on the topic at " + told);
                }
            }
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(text(node, field));
    }
}
