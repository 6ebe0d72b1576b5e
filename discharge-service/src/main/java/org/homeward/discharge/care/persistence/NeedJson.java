package org.homeward.discharge.care.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.discharge.care.domain.Band;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Service;
import org.homeward.discharge.care.domain.Visit;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What is needed, as JSON: the same in the table, in events and in answers. */
public final class NeedJson {

    private NeedJson() {}

    /** Adds the members of a need to an object. */
    public static void put(ObjectNode node, Need need) {
        node.put("service", need.service().code()).put("area", need.area());
        node.set("visits", visits(need.visits()));
        need.skills().forEach(node.putArray("skills")::add);
        time(node, "startBy", need.startBy());
        node.put("funding", need.funding())
                .put("careHoursPerWeek", hours(need.careMinutesPerWeek()))
                .put("staffHoursPerWeek", hours(need.staffMinutesPerWeek()));
    }

    static Need read(JsonNode node) {
        List<String> skills = new ArrayList<>();
        node.path("skills").forEach(skill -> skills.add(skill.asText()));
        return new Need(
                service(node.path("service").asText()),
                node.path("area").asText(),
                visits(node.path("visits")),
                skills,
                time(node, "startBy"),
                text(node, "funding"));
    }

    /** Hours to two decimals, without noughts at the end. */
    public static BigDecimal hours(long minutes) {
        BigDecimal hours = BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        BigDecimal shortest = hours.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : Times.format(time));
    }

    static @Nullable Instant time(JsonNode node, String name) {
        return node.path(name).isTextual() ? Times.parse(node.path(name).textValue()) : null;
    }

    static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    static List<Visit> visits(JsonNode array) {
        List<Visit> visits = new ArrayList<>();
        array.forEach(visit -> visits.add(visit(visit)));
        return visits;
    }

    static ArrayNode visits(List<Visit> visits) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Visit visit : visits) {
            ObjectNode node = array.addObject()
                    .put("band", visit.band().code())
                    .put("minutes", visit.minutes())
                    .put("carers", visit.carers());
            ArrayNode days = node.putArray("days");
            visit.days().forEach(day -> days.add(day(day)));
        }
        return array;
    }

    private static Visit visit(JsonNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode text : node.path("days")) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day(day).equals(text.asText())) {
                    days.add(day);
                }
            }
        }
        return new Visit(
                band(node.path("band").asText()),
                node.path("minutes").asInt(),
                node.path("carers").asInt(),
                days);
    }

    /** Three letters: mon, tue, … */
    public static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Band band(String code) {
        for (Band band : Band.values()) {
            if (band.code().equals(code)) {
                return band;
            }
        }
        throw new IllegalArgumentException("no such band");
    }

    private static Service service(String code) {
        for (Service service : Service.values()) {
            if (service.code().equals(code)) {
                return service;
            }
        }
        throw new IllegalArgumentException("no such service");
    }
}
