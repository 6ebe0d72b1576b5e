package org.homeward.capacity.flat.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.capacity.flat.domain.StepDownFlat;
import org.homeward.capacity.flat.domain.Vacancy;
import org.homeward.kit.time.Times;

/** The record of a flat as {@code docs/events} describes it, without its version: the same facts give the same bytes. */
public final class FlatRecordJson {

    private FlatRecordJson() {}

    static ObjectNode of(FlatVersion known) {
        StepDownFlat flat = known.flat();
        ObjectNode node = identity(flat.id(), false).put("area", flat.area().code());
        ArrayNode features = node.putArray("features");
        flat.features().forEach(features::add);
        node.put("maxNights", flat.maxNights())
                .put("furnished", flat.furnished())
                .put("availableFrom", flat.availableFrom().toString());
        ArrayNode outages = node.putArray("outOfService");
        flat.outOfService()
                .forEach(one -> outages.addObject()
                        .put("from", one.from().toString())
                        .put("until", one.until() == null ? null : one.until().toString())
                        .put("reason", one.reason()));
        ArrayNode booked = node.putArray("booked");
        flat.booked()
                .forEach(one -> booked.addObject()
                        .put("from", one.from().toString())
                        .put("until", one.until().toString())
                        .put("status", one.status()));
        return node.put("observedAt", Times.format(known.recordedAt())).put("source", flat.source());
    }

    /** A flat of which nothing is known any more. */
    static ObjectNode removed(String flat) {
        return identity(flat, true);
    }

    /** The record and what follows from it at an instant. */
    public static ObjectNode item(FlatVersion known, Instant at) {
        Vacancy vacancy = Vacancy.at(known, at);
        boolean tonight = vacancy.isTonight(at);
        return of(known)
                .put("freeTonight", tonight)
                .put("availablePlaces", tonight ? 1 : 0)
                .put("freeFrom", vacancy.from() == null ? null : vacancy.from().toString())
                .put(
                        "freeUntil",
                        vacancy.until() == null ? null : vacancy.until().toString());
    }

    private static ObjectNode identity(String flat, boolean removed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("flat", flat)
                .put("service", StepDownFlat.SERVICE)
                .put("removed", removed);
    }
}
