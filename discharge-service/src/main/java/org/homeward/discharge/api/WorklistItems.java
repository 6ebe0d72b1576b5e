package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.homeward.discharge.FindWorklist;
import org.homeward.discharge.domain.LengthOfStay;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.persistence.CaseJson;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.discharge.suggestion.domain.PackageWatch;
import org.homeward.discharge.suggestion.domain.Watch;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A row of the worklist: who waits, since when, and for what. */
@ApplicationScoped
class WorklistItems {

    private final ReferenceData reference;
    private final Deadlines deadlines;

    WorklistItems(ReferenceData reference, Deadlines deadlines) {
        this.reference = reference;
        this.deadlines = deadlines;
    }

    ObjectNode of(FindWorklist.Row row, Instant now) {
        Worklist.Item item = row.item();
        ObjectNode data = CaseJson.read(item.data());
        JsonNode pathway = last(data.path("pathways"));
        ObjectNode node = data.objectNode()
                .put("stay", item.stay())
                .put("trust", item.trust())
                .put("status", data.path("status").textValue());
        place(node, item);
        node.set("admittedAt", data.get("admittedAt"));
        node.put(
                "lengthOfStay",
                item.admittedAt() == null ? null : LengthOfStay.nights(item.admittedAt(), London.dateOf(now)));
        node.set("dischargeReadyDate", data.get("dischargeReadyDate"));
        node.set("readySince", data.get("readySince"));
        node.put("delayDays", days(item.readySince(), now));
        node.set("pathway", pathway.isMissingNode() ? null : pathway.get("pathway"));
        node.set("destination", pathway.isMissingNode() ? null : pathway.get("destination"));
        JsonNode expected = last(data.path("expectedDischarges"));
        node.set("expectedDischarge", expected.isMissingNode() ? null : expected.get("date"));
        node.put("expectedDischargeOverdue", deadlines.overdue(data, item.admittedAt(), now));
        JsonNode coordinator = last(data.path("coordinators"));
        node.set("coordinator", coordinator.isMissingNode() ? null : coordinator.get("name"));
        node.set("waits", waits(row, data, pathway, now));
        node.set("nationalReason", data.get("nationalReason"));
        node.set("reviewDueAt", data.get("reviewDueAt"));
        node.set("housingFlag", data.get("housingFlag"));
        node.put("claimedBy", item.claimedBy());
        CaseAnswers.time(node, "claimedAt", item.claimedAt());
        return node.put("version", item.version());
    }

    /** The open delays, packages, tasks and matters of housing; where there are none, the step that comes next. */
    private ArrayNode waits(FindWorklist.Row row, ObjectNode data, JsonNode pathway, Instant now) {
        ArrayNode waits = data.arrayNode();
        for (JsonNode delay : data.path("delays")) {
            if (delay.path("until").isNull()) {
                ObjectNode wait = waits.addObject();
                wait.put("for", "delay");
                wait.set("id", delay.get("id"));
                wait.set("reason", delay.get("reason"));
                wait.put(
                        "label",
                        reference.delayReasons().label(delay.path("reason").asText()));
                wait.set("owner", delay.get("owner"));
                wait.set("organisation", delay.get("organisation"));
                wait.set("since", delay.get("from"));
            }
        }
        if (data.path("readySince").isTextual()) {
            packages(row, waits);
        }
        row.tasks().forEach(task -> waits.add(TaskAnswers.wait(task, now)));
        row.housing().stream()
                .filter(HousingMatter::isAwaited)
                .forEach(matter -> waits.add(HousingAnswers.wait(matter, now)));
        if (waits.isEmpty() && data.path("readySince").isTextual()) {
            boolean undecided = pathway.isMissingNode();
            ObjectNode wait = waits.addObject();
            wait.put("for", undecided ? "pathway" : "discharge");
            wait.put("label", undecided ? "A decision on the pathway" : "Nobody has said what is waited for");
            wait.set("since", undecided ? data.get("readySince") : later(data.path("readySince"), pathway.path("at")));
        }
        return waits;
    }

    /** What packages of care stand for, but for what somebody has opened a delay for. */
    private void packages(FindWorklist.Row row, ArrayNode waits) {
        Set<String> said = new HashSet<>(waits.findValuesAsText("reason"));
        for (Watch watch : row.suggested().watches()) {
            Watch.Wait now = watch.now();
            if (now != null && watch.source().equals(PackageWatch.SOURCE) && said.add(now.reason())) {
                ObjectNode wait = waits.addObject();
                wait.put("for", "package").put("id", watch.subject()).put("status", watch.status());
                wait.put("reason", now.reason())
                        .put("label", reference.delayReasons().label(now.reason()))
                        .put("owner", now.owner())
                        .put("organisation", now.organisation());
                CaseAnswers.time(wait, "since", now.since());
            }
        }
    }

    private static JsonNode later(JsonNode a, JsonNode b) {
        return Times.parse(a.asText()).isAfter(Times.parse(b.asText())) ? a : b;
    }

    private static void place(ObjectNode node, Worklist.Item item) {
        Place place = item.place() == null ? null : Place.parse(item.place());
        node.put("place", item.place())
                .put("site", place == null ? null : place.site())
                .put("ward", place == null ? null : place.ward());
    }

    private static JsonNode last(JsonNode array) {
        return array.path(array.size() - 1);
    }

    private static @Nullable Long days(@Nullable Instant since, Instant now) {
        return since == null ? null : Math.max(0, ChronoUnit.DAYS.between(London.dateOf(since), London.dateOf(now)));
    }
}
