package org.homeward.discharge.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.Standing;
import org.homeward.kit.time.Times;

/** Reads how a case stood from its row. */
final class StandingJson {

    private StandingJson() {}

    /** What was written, as far as it decides the name of the next change. */
    static Standing read(String data) {
        JsonNode node = CaseJson.read(data);
        Set<UUID> open = new TreeSet<>();
        node.path("delays").forEach(delay -> {
            if (delay.path("until").isNull()) {
                open.add(UUID.fromString(delay.path("id").asText()));
            }
        });
        List<String> pathways = new ArrayList<>();
        node.path("pathways")
                .forEach(decided -> pathways.add(decided.path("pathway").asInt() + "@" + at(decided)));
        List<String> expected = new ArrayList<>();
        node.path("expectedDischarges")
                .forEach(date -> expected.add(date.path("date").asText() + "@" + at(date)));
        String status = node.path("status").asText().toUpperCase(Locale.ROOT).replace('-', '_');
        return new Standing(DischargeCase.Status.valueOf(status), pathways, open, expected);
    }

    private static Instant at(JsonNode node) {
        return Times.parse(node.path("at").asText());
    }
}
