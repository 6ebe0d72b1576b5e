package org.homeward.discharge.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFact.ClinicalCriteriaSet;
import org.homeward.discharge.domain.CaseFact.CoordinatorNamed;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.DayMarked;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.homeward.discharge.domain.CaseFact.ExpectedDateSet;
import org.homeward.discharge.domain.CaseFact.HousingFlagged;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.CaseFact.SuggestionDismissed;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.Stamp;

/** What a fact of a case says, beside its stamp, as it stands in its row. */
final class FactJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FactJson() {}

    static String kind(CaseFact fact) {
        return switch (fact) {
            case CriteriaReviewed reviewed -> "criteria-reviewed";
            case ExpectedDateSet expected -> "expected-date-set";
            case PathwayDecided decided -> "pathway-decided";
            case DayMarked marked -> "day-marked";
            case CoordinatorNamed named -> "coordinator-named";
            case ClinicalCriteriaSet set -> "clinical-criteria-set";
            case SuggestionDismissed dismissed -> "suggestion-dismissed";
            case HousingFlagged flagged -> "housing-flagged";
            case DelayOpened opened -> "delay-opened";
            case DelayClosed closed -> "delay-closed";
        };
    }

    static String write(CaseFact fact) {
        ObjectNode node = JSON.createObjectNode();
        switch (fact) {
            case CriteriaReviewed reviewed ->
                node.put("code", reviewed.criterion().code());
            case ExpectedDateSet expected ->
                node.put("date", expected.date().toString()).put("reason", expected.reason());
            case PathwayDecided decided ->
                node.put("pathway", decided.pathway()).put("destination", decided.destination());
            case CoordinatorNamed named -> node.put("name", named.name()).put("organisation", named.organisation());
            case ClinicalCriteriaSet set -> node.put("criteria", set.criteria()).put("reason", set.reason());
            case DayMarked marked ->
                node.put("date", marked.date().toString())
                        .put("colour", marked.colour().name())
                        .put("reason", marked.reason());
            case DelayOpened opened ->
                node.put("delay", opened.delay().toString())
                        .put("reason", opened.reason())
                        .put("owner", opened.owner())
                        .put("organisation", opened.organisation());
            case SuggestionDismissed dismissed ->
                node.put("suggestion", dismissed.suggestion().toString()).put("reason", dismissed.reason());
            case HousingFlagged flagged -> node.put("flag", flagged.need().code());
            case DelayClosed closed -> node.put("delay", closed.delay().toString());
        }
        return node.toString();
    }

    static Map<String, String> details(CaseFact fact) {
        Map<String, String> details = new TreeMap<>();
        parse(write(fact)).fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                details.put(field.getKey(), field.getValue().asText());
            }
        });
        return details;
    }

    static CaseFact read(String kind, Stamp stamp, String data) {
        JsonNode node = parse(data);
        return switch (kind) {
            case "criteria-reviewed" ->
                new CriteriaReviewed(stamp, new Criterion(node.path("code").asText()));
            case "expected-date-set" ->
                new ExpectedDateSet(
                        stamp,
                        LocalDate.parse(node.path("date").asText()),
                        node.path("reason").asText());
            case "pathway-decided" ->
                new PathwayDecided(
                        stamp,
                        node.path("pathway").asInt(),
                        node.path("destination").textValue());
            case "coordinator-named" ->
                new CoordinatorNamed(
                        stamp,
                        node.path("name").asText(),
                        node.path("organisation").asText());
            case "clinical-criteria-set" ->
                new ClinicalCriteriaSet(
                        stamp,
                        node.path("criteria").asText(),
                        node.path("reason").asText());
            case "day-marked" ->
                new DayMarked(
                        stamp,
                        LocalDate.parse(node.path("date").asText()),
                        Colour.valueOf(node.path("colour").asText()),
                        node.path("reason").asText());
            case "delay-opened" ->
                new DelayOpened(
                        stamp,
                        delay(node),
                        node.path("reason").asText(),
                        node.path("owner").asText(),
                        node.path("organisation").asText());
            case "suggestion-dismissed" ->
                new SuggestionDismissed(
                        stamp,
                        UUID.fromString(node.path("suggestion").asText()),
                        node.path("reason").asText());
            case "housing-flagged" ->
                new HousingFlagged(
                        stamp,
                        Objects.requireNonNull(
                                HousingFlag.Need.of(node.path("flag").asText())));
            case "delay-closed" -> new DelayClosed(stamp, delay(node));
            default -> throw new IllegalStateException("a kind of fact that this version does not know");
        };
    }

    private static UUID delay(JsonNode node) {
        return UUID.fromString(node.path("delay").asText());
    }

    private static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact's row is not JSON");
        }
    }
}
