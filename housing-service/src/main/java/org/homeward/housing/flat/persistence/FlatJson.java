package org.homeward.housing.flat.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Outage;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A flat as it is kept, answered and published. */
public final class FlatJson {

    private FlatJson() {}

    /** What was declared of it. */
    public static ObjectNode of(Flat flat) {
        Flat.Terms terms = flat.terms();
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("flat", flat.id()).put("area", flat.area());
        Json.codes(node.putArray("features"), flat.features());
        node.put("maxNights", terms.maxNights())
                .put("furnished", terms.furnished())
                .put("weeklyRate", terms.weeklyRate())
                .put("landlord", terms.landlord())
                .put("scheme", terms.scheme())
                .put("availableFrom", flat.availableFrom().toString());
        ArrayNode outages = node.putArray("outOfService");
        flat.outages()
                .forEach(outage -> outages.addObject()
                        .put("from", outage.from().toString())
                        .put("until", Json.told(outage.until()))
                        .put("reason", outage.reason()));
        return node;
    }

    /** The data of an event (docs/events/homeward.referral.flat-changed.v1.schema.json): nothing tells for whom. */
    static ObjectNode event(Flat flat, List<Booking> open, long version, Instant recordedAt) {
        ObjectNode node = of(flat);
        ArrayNode booked = node.putArray("booked");
        open.stream()
                .sorted(Comparator.comparing((Booking one) -> one.nights().from()))
                .forEach(one -> booked.addObject()
                        .put("booking", one.id().toString())
                        .put("from", one.nights().from().toString())
                        .put("until", one.nights().until().toString())
                        .put("status", one.state().code()));
        return node.put("source", Flats.SOURCE).put("version", version).put("recordedAt", Times.format(recordedAt));
    }

    static Flat read(String data) {
        JsonNode node = Json.read(data);
        List<Outage> outages = new ArrayList<>();
        node.path("outOfService")
                .forEach(one -> outages.add(new Outage(
                        Json.date(one, "from"),
                        Json.dateOrNull(one, "until"),
                        one.path("reason").asText())));
        return new Flat(
                node.path("flat").asText(),
                node.path("area").asText(),
                Json.codes(node.path("features")),
                new Flat.Terms(
                        node.path("maxNights").asInt(),
                        node.path("furnished").asBoolean(),
                        rate(Json.text(node, "weeklyRate")),
                        Json.text(node, "landlord"),
                        Json.text(node, "scheme")),
                Json.date(node, "availableFrom"),
                outages);
    }

    private static @Nullable BigDecimal rate(@Nullable String text) {
        return text == null ? null : new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
    }
}
