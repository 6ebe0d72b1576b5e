package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Bed.Expected;
import org.homeward.capacity.domain.Bed.Occupant;
import org.homeward.capacity.domain.Interval;
import org.homeward.capacity.domain.Reason;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Beds as the gateway tells of them, evaluated at the instant asked about. */
public final class Answers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Answers() {}

    public static ObjectNode of(Freshness freshness) {
        ObjectNode answer = JSON.objectNode();
        time(answer, "asOf", freshness.asOf());
        time(answer, "knownAt", freshness.knownAt());
        return answer.put("stale", freshness.stale());
    }

    /**
     * @param version of the bed's record, null where what was known then is asked for
     * @param patients whether stays are told
     */
    static ObjectNode bed(Bed bed, @Nullable Long version, Instant at, boolean patients) {
        ObjectNode item = JSON.objectNode()
                .put("bed", bed.bed().id())
                .put("trust", bed.trust())
                .put("site", bed.bed().site())
                .put("ward", bed.bed().ward())
                .put("bay", bed.bed().bay())
                .put("number", bed.bed().bed())
                .put("status", bed.occupiedAt(at) ? "occupied" : "empty")
                .put("allocatable", bed.allocatableAt(at))
                .put("kind", bed.kind() == null ? null : bed.kind().name().toLowerCase(Locale.ROOT))
                .put("registered", bed.registered())
                .put("singleRoom", bed.singleRoom())
                .put("sex", bed.sex())
                .put("specialty", bed.specialty())
                .put("staffed", bed.staffed());
        item.set("reasons", reasons(bed.reasons(), at));
        if (patients) {
            item.set("occupants", occupants(bed.occupants(), at));
        }
        item.set("conflict", conflict(bed.conflict(), at, patients));
        item.set("hold", hold(bed.hold(), at, patients));
        item.set("expected", expected(bed.expected(), at, patients));
        item.set("observed", observed(bed.observed()));
        time(item, "observedAt", bed.observedAt());
        item.put("source", bed.source());
        return version == null ? item : item.put("version", version);
    }

    static ArrayNode reasons(List<Reason> reasons, Instant at) {
        ArrayNode array = JSON.arrayNode();
        for (Reason reason : reasons) {
            if (reason.interval().endsAfter(at)) {
                ObjectNode node = array.addObject().put("code", reason.code().text());
                time(node, "from", reason.from());
                if (reason.until() != null) {
                    time(node, "until", reason.until());
                }
                if (reason.detail() != null) {
                    node.put("detail", reason.detail());
                }
            }
        }
        return array;
    }

    static ArrayNode occupants(List<Occupant> occupants, Instant at) {
        ArrayNode array = JSON.arrayNode();
        for (Occupant occupant : occupants) {
            if (new Interval(occupant.from(), occupant.until()).endsAfter(at)) {
                ObjectNode node = array.addObject().put("stay", occupant.stay());
                time(node, "since", occupant.since());
                node.put("onLeave", occupant.onLeave());
            }
        }
        return array;
    }

    public static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : Times.format(time));
    }

    private static @Nullable ObjectNode conflict(Bed.@Nullable Conflict conflict, Instant at, boolean patients) {
        if (conflict == null || !new Interval(conflict.since(), conflict.until()).endsAfter(at)) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        if (patients) {
            ArrayNode stays = node.putArray("stays");
            conflict.stays().forEach(stays::add);
        }
        time(node, "since", conflict.since());
        return node;
    }

    private static @Nullable ObjectNode hold(Bed.@Nullable Hold hold, Instant at, boolean patients) {
        if (hold == null || !hold.until().isAfter(at)) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        if (patients) {
            node.put("id", hold.id().toString())
                    .put("stay", hold.stay())
                    .put("purpose", hold.purpose())
                    .put("by", hold.by());
        }
        time(node, "from", hold.from());
        time(node, "until", hold.until());
        return node;
    }

    private static ArrayNode expected(List<Expected> arrivals, Instant at, boolean patients) {
        ArrayNode array = JSON.arrayNode();
        for (Expected arrival : arrivals) {
            if (new Interval(arrival.from(), arrival.until()).endsAfter(at)) {
                ObjectNode node = array.addObject();
                if (patients) {
                    node.put("stay", arrival.stay());
                }
                node.put("event", arrival.event());
                time(node, "at", arrival.at());
            }
        }
        return array;
    }

    private static @Nullable ObjectNode observed(Bed.@Nullable Observation observed) {
        if (observed == null) {
            return null;
        }
        ObjectNode node = JSON.objectNode().put("status", observed.status());
        time(node, "at", observed.at());
        return node.put("mismatch", observed.mismatch());
    }
}
