package org.homeward.capacity.flat.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.capacity.flat.domain.StepDownFlat;
import org.homeward.capacity.flat.domain.StepDownFlat.Booked;
import org.homeward.capacity.flat.domain.StepDownFlat.Outage;
import org.homeward.kit.time.Times;

/**
 * Reads a flat as it stands in {@code homeward.referral} events and, unchanged, in {@code step_down_flat_history}. What
 * this service has no use for, such as the rent, is passed over.
 */
public final class FlatJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private FlatJson() {}

    /** @throws IllegalArgumentException when the bytes are no such flat; nothing of them is repeated */
    public static FlatVersion read(byte[] bytes) {
        try {
            JsonNode data = JSON.readTree(bytes);
            if (!data.path("version").canConvertToLong() || data.path("version").asLong() < 1) {
                throw noFlat();
            }
            return new FlatVersion(flat(data), data.path("version").asLong(), Times.parse(text(data, "recordedAt")));
        } catch (IOException | DateTimeException malformed) {
            throw noFlat();
        }
    }

    private static StepDownFlat flat(JsonNode data) {
        List<String> features = new ArrayList<>();
        array(data, "features").forEach(one -> features.add(text(one)));
        List<Outage> outages = new ArrayList<>();
        for (JsonNode one : array(data, "outOfService")) {
            LocalDate until = one.hasNonNull("until") ? date(one, "until") : null;
            outages.add(new Outage(date(one, "from"), until, text(one, "reason")));
        }
        List<Booked> booked = new ArrayList<>();
        array(data, "booked")
                .forEach(one -> booked.add(new Booked(date(one, "from"), date(one, "until"), text(one, "status"))));
        return new StepDownFlat(
                text(data, "flat"),
                new Area(text(data, "area")),
                features,
                data.path("maxNights").asInt(),
                data.path("furnished").asBoolean(),
                date(data, "availableFrom"),
                outages,
                booked,
                text(data, "source"));
    }

    /** One that is not there would make a flat look free. */
    private static JsonNode array(JsonNode data, String name) {
        if (!data.path(name).isArray()) {
            throw noFlat();
        }
        return data.path(name);
    }

    private static LocalDate date(JsonNode data, String name) {
        return LocalDate.parse(text(data, name));
    }

    private static String text(JsonNode data, String name) {
        return text(data.path(name));
    }

    private static String text(JsonNode node) {
        String value = node.textValue();
        if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw noFlat();
        }
        return value;
    }

    private static IllegalArgumentException noFlat() {
        return new IllegalArgumentException("not a flat");
    }
}
