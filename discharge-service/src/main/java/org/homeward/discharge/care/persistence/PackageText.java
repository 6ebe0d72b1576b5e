package org.homeward.discharge.care.persistence;

import static org.homeward.discharge.care.persistence.NeedJson.text;
import static org.homeward.discharge.care.persistence.NeedJson.time;
import static org.homeward.discharge.care.persistence.StateJson.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.care.domain.Commitment;
import org.homeward.discharge.care.domain.Milestones;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.PackageOfCare.Whose;
import org.homeward.kit.time.Times;

/** A package without its offers, as the column {@code data} keeps it. */
final class PackageText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PackageText() {}

    static String write(PackageOfCare known) {
        ObjectNode node =
                JSON.createObjectNode().put("person", known.whose().person()).put("previous", known.previous());
        ArrayNode searches = node.putArray("searches");
        known.milestones().searches().forEach(begin -> searches.add(Times.format(begin)));
        time(node, "requestedAt", known.requestedAt());
        time(node, "firstStartedAt", known.firstStartedAt());
        time(node, "reviewedAt", known.milestones().reviewedAt());
        NeedJson.put(node.putObject("need"), known.need());
        node.set("state", StateJson.write(known.state()));
        ArrayNode commitments = node.putArray("commitments");
        for (Commitment one : known.commitments()) {
            ObjectNode commitment = commitments
                    .addObject()
                    .put("provider", one.provider())
                    .put("minutes", one.staffMinutesPerWeek())
                    .put("paused", one.paused());
            commitment.set("visits", NeedJson.visits(one.visits()));
            time(commitment, "acceptedAt", one.acceptedAt());
            time(commitment, "endedAt", one.endedAt());
        }
        return node.toString();
    }

    static PackageOfCare read(UUID id, String stay, String trust, String data, List<Offer> offers) {
        try {
            JsonNode node = JSON.readTree(data);
            Need need = NeedJson.read(node.path("need"));
            return new PackageOfCare(
                    id,
                    new Whose(stay, trust, text(node, "person")),
                    need,
                    StateJson.read(node.path("state")),
                    text(node, "previous"),
                    new Milestones(
                            at(node, "requestedAt"),
                            searches(node),
                            time(node, "firstStartedAt"),
                            time(node, "reviewedAt")),
                    offers,
                    commitments(node.path("commitments"), need));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a package that cannot be read");
        }
    }

    /** Of packages from before the begin of searches was kept, only how many there were. */
    private static List<Instant> searches(JsonNode node) {
        if (!node.path("searches").isArray()) {
            return Collections.nCopies(node.path("round").asInt(1), at(node, "requestedAt"));
        }
        List<Instant> searches = new ArrayList<>();
        node.path("searches").forEach(begin -> searches.add(Times.parse(begin.asText())));
        return searches;
    }

    /** A promise from before its visits were kept is of those that are needed. */
    private static List<Commitment> commitments(JsonNode array, Need need) {
        List<Commitment> commitments = new ArrayList<>();
        array.forEach(node -> commitments.add(new Commitment(
                node.path("provider").asText(),
                node.path("minutes").asInt(),
                node.path("visits").isArray() ? NeedJson.visits(node.path("visits")) : need.visits(),
                at(node, "acceptedAt"),
                time(node, "endedAt"),
                node.path("paused").asBoolean())));
        return commitments;
    }
}
