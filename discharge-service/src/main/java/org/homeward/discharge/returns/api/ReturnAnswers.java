package org.homeward.discharge.returns.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.homeward.discharge.returns.FindReturns.Answer;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.domain.HospitalDay;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.discharge.returns.domain.Share;
import org.homeward.discharge.returns.domain.Spell;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What the answers of all returns have in common. */
final class ReturnAnswers {

    static final String CSV = "text/csv";

    private ReturnAnswers() {}

    /** The times of an answer, and whether the days that it is of are over by then. */
    static ObjectNode begin(Question question, Answer<?> answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("trust", question.trust());
        time(node, "asOf", question.asOf());
        time(node, "knownAt", answer.knownAt());
        Instant end = HospitalDay.startOf(question.last().plusDays(1));
        return node.put("complete", !end.isAfter(question.asOf()));
    }

    static Response csv(Csv file, String name) {
        return Response.ok(file.toString(), MediaType.valueOf(CSV + ";charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    static Response json(ObjectNode node) {
        return Response.ok(node, MediaType.APPLICATION_JSON).build();
    }

    /** A number with whether it was submitted. */
    static void number(ObjectNode node, String name, @Nullable Object value) {
        switch (value) {
            case null -> node.putNull(name);
            case BigDecimal decimal when decimal.stripTrailingZeros().scale() > 0 -> node.put(name, decimal);
            case Number whole -> node.put(name, whole.longValue());
            default -> node.put(name, value.toString());
        }
    }

    static String status(boolean isSubmitted) {
        return isSubmitted ? "submitted" : "not-submitted";
    }

    /** The stays behind a number, by stay and day. */
    static ObjectNode stays(ObjectNode answer, List<Share> shares, Paging paging) {
        return page(answer, shares, share -> new Key(share.spell().stay(), share.day()), ReturnAnswers::share, paging);
    }

    /** Where something stands in a list. */
    record Key(String stay, LocalDate day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::stay).thenComparing(Key::day).compare(this, other);
        }

        static @Nullable Key after(Paging paging) {
            return paging.after().isEmpty()
                    ? null
                    : new Key(
                            paging.after().get(0),
                            Given.date("cursor", paging.after().get(1)));
        }
    }

    static <T> ObjectNode page(
            ObjectNode answer, List<T> all, Function<T, Key> key, Function<T, ObjectNode> told, Paging paging) {
        Key after = Key.after(paging);
        List<T> left = all.stream()
                .filter(one -> after == null || key.apply(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .limit(paging.limit() + 1L)
                .toList();
        boolean more = left.size() > paging.limit();
        List<T> page = more ? left.subList(0, paging.limit()) : left;
        ArrayNode items = answer.putArray("items");
        page.forEach(one -> items.add(told.apply(one)));
        Key last = more ? key.apply(page.getLast()) : null;
        return answer.put(
                "next",
                last == null ? null : Paging.cursor(last.stay(), last.day().toString()));
    }

    /** @throws ProblemException 400 where there is no such row */
    static <T> Row<T> row(List<Row<T>> rows, @Nullable String name) {
        return rows.stream()
                .filter(row -> row.row().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("row", "must be a row of the answer above"));
    }

    /** @throws ProblemException 400 with the values that there are */
    static <E extends Enum<E>> E oneOf(String field, @Nullable String given, E[] values) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(given))
                .findFirst()
                .orElseThrow(() -> ProblemException.field(
                        field,
                        "must be one of "
                                + Arrays.stream(values).map(ReturnAnswers::word).collect(joining(", "))));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode share(Share share) {
        Spell spell = share.spell();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("stay", spell.stay())
                .put("day", share.day().toString())
                .put("amount", share.amount());
        time(node, "admittedAt", spell.admittedAt());
        time(node, "dischargedAt", spell.endedAt());
        LocalDate ready = share.readyDate();
        return node.put("lengthOfStay", spell.lengthOfStay(share.day()))
                .put("dischargeReadyDate", ready == null ? null : ready.toString())
                .put("destination", spell.destination());
    }

    static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : Times.format(time));
    }
}
