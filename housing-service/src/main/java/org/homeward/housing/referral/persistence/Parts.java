package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.housing.referral.domain.Assessment;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.EndedState;
import org.homeward.housing.referral.domain.Ending;
import org.homeward.housing.referral.domain.Outcome;
import org.jspecify.annotations.Nullable;

/** Parts that the states of several types have. */
final class Parts {

    private Parts() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** In the order of the alphabet. */
    static void putCodes(ObjectNode node, String name, Collection<String> codes) {
        ArrayNode array = node.putArray(name);
        new TreeSet<>(codes).forEach(array::add);
    }

    static void putWords(ObjectNode node, String name, Collection<? extends Coded> words) {
        putCodes(node, name, words.stream().map(Coded::code).toList());
    }

    static Set<String> codes(JsonNode node, String name) {
        Set<String> codes = new TreeSet<>();
        node.path(name).forEach(code -> codes.add(code.asText()));
        return codes;
    }

    static <E extends Enum<E> & Coded> Set<E> words(JsonNode node, String name, Class<E> list) {
        return codes(node, name).stream()
                .map(code -> Objects.requireNonNull(Coded.of(list, code)))
                .collect(Collectors.toSet());
    }

    static <E extends Enum<E> & Coded> E word(JsonNode node, String name, Class<E> list) {
        return Objects.requireNonNull(Coded.of(list, ReferralJson.text(node, name)));
    }

    static LocalDate day(JsonNode node, String name) {
        return Objects.requireNonNull(dayOrNull(node, name));
    }

    static @Nullable LocalDate dayOrNull(JsonNode node, String name) {
        String day = ReferralJson.text(node, name);
        return day == null ? null : LocalDate.parse(day);
    }

    static @Nullable String told(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Pounds with two decimals. */
    static BigDecimal pounds(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asText()).setScale(2);
    }

    static void put(ObjectNode node, Assessment assessment) {
        node.putObject("assessment").put("on", assessment.on().toString()).put("estimate", assessment.estimate());
    }

    static Assessment assessment(JsonNode node) {
        JsonNode found = node.path("assessment");
        return new Assessment(day(found, "on"), pounds(found, "estimate"));
    }

    /** @param last what the state before knew beside its name */
    static void putEnd(ObjectNode node, ObjectNode last, EndedState ended) {
        Outcome why = ended.ending().why();
        node.setAll(last);
        node.put("endedFrom", ended.last().code()).put("outcome", why == null ? null : why.code());
    }

    /** The name of the state before the end; {@code first} where that was not kept. */
    static String last(JsonNode node, String first) {
        String last = ReferralJson.text(node, "endedFrom");
        return last == null ? first : last;
    }

    static Ending ending(String status, JsonNode node) {
        return switch (status) {
            case "completed" -> new Ending.Completed();
            case "closed" -> new Ending.Closed(word(node, "outcome", Outcome.class));
            case "withdrawn" -> new Ending.Withdrawn();
            default -> throw new IllegalStateException("no such state of a referral");
        };
    }
}
