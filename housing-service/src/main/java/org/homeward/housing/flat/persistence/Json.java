package org.homeward.housing.flat.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Members of what is kept and published of flats. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept as no JSON");
        }
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    static LocalDate date(JsonNode node, String name) {
        return LocalDate.parse(node.path(name).asText());
    }

    static @Nullable LocalDate dateOrNull(JsonNode node, String name) {
        return node.hasNonNull(name) ? date(node, name) : null;
    }

    static Instant time(JsonNode node, String name) {
        return Times.parse(node.path(name).asText());
    }

    static @Nullable String told(@Nullable Object value) {
        return value instanceof Instant time ? Times.format(time) : value == null ? null : value.toString();
    }

    static Set<String> codes(JsonNode array) {
        Set<String> codes = new TreeSet<>();
        array.forEach(code -> codes.add(code.asText()));
        return codes;
    }

    static void codes(ArrayNode array, Collection<String> codes) {
        new TreeSet<>(codes).forEach(array::add);
    }
}
