package org.homeward.acceptance.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.acceptance.FrontDoor;
import org.homeward.acceptance.care.CareMarket;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** R29: each person's case is done, compensated or listed, and hours are promised for those alone that have a provider. */
final class CareChecks {

    private static final int HOURS_OF_EACH = 7;

    private final Stack stack;
    private final FrontDoor door;
    private final String trust;
    private final CareMarket market;
    private final Collection<CareJourney> journeys;

    CareChecks(Stack stack, String trust, CareMarket market, Collection<CareJourney> journeys) {
        this.stack = stack;
        this.trust = trust;
        this.market = market;
        this.journeys = journeys;
        this.door = new FrontDoor(stack.gateway(), stack.token("hospital", trust));
    }

    /** All of it; no findings means that it holds. */
    List<String> findings(Map<String, Integer> declared) {
        List<String> findings = new ArrayList<>(topicEndsAtTheTable());
        Set<String> listed = worklist();
        for (CareJourney journey : journeys) {
            findings.addAll(packageOf(journey));
            if (listed.contains(journey.stay()) != journey.fate().waitsInHospital()) {
                findings.add(journey.fate() + ": on the worklist is " + listed.contains(journey.stay()));
            }
        }
        declared.forEach((provider, hours) -> findings.addAll(free(provider, hours)));
        return findings;
    }

    private List<String> packageOf(CareJourney journey) {
        List<JsonNode> all = door.all("/v1/packages-of-care?stay=" + journey.stay());
        if (all.size() != 1) {
            return List.of(journey.fate() + ": has " + all.size() + " packages");
        }
        JsonNode found = all.getFirst();
        List<String> findings = new ArrayList<>();
        expect(findings, journey, "package", journey.packageOfCare(), found.get("id"));
        expect(findings, journey, "status", journey.fate().status, found.get("status"));
        expect(findings, journey, "end", String.valueOf(journey.fate().reason), found.get("endReason"));
        long held = found.get("commitments").findValues("endedAt").stream()
                .filter(JsonNode::isNull)
                .count();
        if (held != (journey.fate().holdsHours ? 1 : 0)) {
            findings.add(journey.fate() + ": " + held + " promises stand");
        }
        findings.addAll(offers(journey, found.get("offers").findValuesAsText("status")));
        return findings;
    }

    private static List<String> offers(CareJourney journey, List<String> offers) {
        boolean open = offers.contains("sent") || offers.contains("viewed");
        long accepted = offers.stream().filter("accepted"::equals).count();
        return open == (journey.fate() == CareFate.NOBODY_ANSWERS)
                        && accepted == (journey.fate().isAccepted() ? 1 : 0)
                ? List.of()
                : List.of(journey.fate() + ": its offers are " + offers);
    }

    private static void expect(List<String> findings, CareJourney journey, String what, String expected, JsonNode is) {
        if (!expected.equals(is.asText())) {
            findings.add(journey.fate() + ": " + what + " is " + is.asText() + " and should be " + expected);
        }
    }

    private List<String> free(String provider, int declared) {
        long holding = journeys.stream()
                .filter(journey ->
                        journey.fate().holdsHours && journey.provider().equals(provider))
                .count();
        BigDecimal expected = BigDecimal.valueOf(declared - HOURS_OF_EACH * holding);
        BigDecimal shown = market.free(provider);
        return shown.compareTo(expected) == 0
                ? List.of()
                : List.of(provider + " has " + expected + " hours free and shows " + shown);
    }

    private Set<String> worklist() {
        Set<String> stays = new HashSet<>();
        door.all("/v1/discharge-worklist?site=" + trust + "01")
                .forEach(row -> stays.add(row.get("stay").asText()));
        return stays;
    }

    private List<String> topicEndsAtTheTable() {
        Map<String, Long> topic = TopicHeads.read(stack.kafka(), "homeward.package-of-care");
        List<String> findings = new ArrayList<>();
        try (var database = DriverManager.getConnection(stack.database(Part.DISCHARGE));
                ResultSet row = database.createStatement()
                        .executeQuery("select 'package:' || id, version from package_of_care")) {
            while (row.next()) {
                Long told = topic.get(row.getString(1));
                if (told == null || told != row.getLong(2)) {
                    findings.add("package at version " + row.getLong(2) + " ends on the topic at " + told);
                }
            }
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
