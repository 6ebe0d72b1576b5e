package org.homeward.capacity.care.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Commitment;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.capacity.care.domain.PackageVersion.Taken;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Reads a package as it stands in {@code homeward.package-of-care} events and, unchanged, in {@code
 * care_package_history}. Members that this service has no use for, such as whose package it is, are passed over.
 */
public final class PackageJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;
    private static final Set<String> OVER = Set.of("lapsed", "withdrawn", "ended");

    private final JsonNode data;
    private final Line line;

    private PackageJson(JsonNode data) {
        this.data = data;
        this.line = new Line(new Area(code(data, "area")), code(data, "service"));
    }

    /** @throws IllegalArgumentException when the bytes are no such package; nothing of them is repeated */
    public static PackageVersion read(byte[] bytes) {
        try {
            JsonNode data = JSON.readTree(bytes);
            long version = data.path("version").asLong();
            if (version < 1 || !data.path("commitments").isArray()) {
                throw new IllegalArgumentException("not a package");
            }
            Instant recordedAt = Times.parse(text(data, "recordedAt"));
            Instant requestedAt = time(data, "requestedAt");
            return new PackageVersion(
                    text(data, "package"),
                    version,
                    recordedAt,
                    requestedAt == null ? recordedAt : requestedAt,
                    overAt(data, recordedAt),
                    new PackageJson(data).commitments(recordedAt));
        } catch (IOException | ArithmeticException malformed) {
            throw new IllegalArgumentException("not a package");
        }
    }

    private static @Nullable Instant overAt(JsonNode data, Instant recordedAt) {
        Instant ended = time(data, "endedAt");
        return !OVER.contains(data.path("status").asText())
                ? null
                : ended == null || ended.isBefore(recordedAt) ? recordedAt : ended;
    }

    /** Hundredths of an hour, as every amount here. */
    static long hundredths(JsonNode hours) {
        if (!hours.isNumber()) {
            throw new IllegalArgumentException("not a number of hours");
        }
        return hours.decimalValue()
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private List<Taken> commitments(Instant recordedAt) {
        List<Taken> result = new ArrayList<>();
        for (JsonNode one : data.path("commitments")) {
            boolean paused = one.path("paused").asBoolean();
            Instant pausedAt = time(data, "pausedAt");
            Commitment commitment = new Commitment(
                    text(data, "package"),
                    line,
                    VisitsJson.read(visits(one)).load(hundredths(one.path("staffHoursPerWeek"))),
                    Times.parse(text(one, "acceptedAt")),
                    time(one, "endedAt"),
                    !paused ? null : pausedAt == null ? recordedAt : pausedAt,
                    recordedAt);
            result.add(new Taken(code(one, "provider"), commitment));
        }
        return result;
    }

    /** Its own visits; an event from before those were told has the package's for all of its commitments. */
    private JsonNode visits(JsonNode commitment) {
        JsonNode own = commitment.path("visits");
        return own.isArray() ? own : data.path("visits");
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        return node.path(name).isTextual() ? Times.parse(text(node, name)) : null;
    }

    /** A part of a key, where a slash separates the parts. */
    private static String code(JsonNode node, String name) {
        String value = text(node, name);
        if (value.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a package");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        String value = node.path(name).textValue();
        if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a package");
        }
        return value;
    }
}
