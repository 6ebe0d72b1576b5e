package org.homeward.discharge.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.homeward.discharge.domain.CaseFact.ClinicalCriteriaSet;
import org.homeward.discharge.domain.CaseFact.CoordinatorNamed;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.CodeList;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ExpectedDate;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.discharge.domain.NationalReason;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.domain.Stamp;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A case as {@code docs/events} describes it, without its version: the same facts give the same bytes. */
public final class CaseJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseJson() {}

    /**
     * The case with what was said in this presence in hospital.
     *
     * @param reasons the reference list, for the one national reason
     */
    public static ObjectNode of(DischargeCase discharge, CodeList reasons) {
        ObjectNode node = JSON.objectNode()
                .put("stay", discharge.stay())
                .put("trust", discharge.trust())
                .put("status", word(discharge.status()))
                .put("planned", discharge.planned());
        time(node, "admittedAt", discharge.admittedAt());
        time(node, "dischargedAt", discharge.dischargedAt());
        node.put("dischargeReadyDate", text(discharge.readyDate()));
        time(
                node,
                "readySince",
                discharge.ready() == null ? null : discharge.ready().start());
        ArrayNode periods = node.putArray("readyPeriods");
        discharge.periods().forEach(period -> periods.add(period(period)));
        node.set("review", discharge.lastReview() == null ? null : review(discharge.lastReview()));
        time(node, "reviewDueAt", discharge.reviewDueAt());
        node.set("expectedDischarges", array(discharge.currentExpectedDates(), CaseJson::expected));
        node.set("clinicalCriteria", array(discharge.current(discharge.clinicalCriteria()), CaseJson::setBy));
        node.set("pathways", array(discharge.current(discharge.pathways()), CaseJson::pathway));
        node.set("coordinators", array(discharge.current(discharge.coordinators()), CaseJson::coordinator));
        node.set("housingFlag", discharge.housingFlag() == null ? null : flag(discharge.housingFlag()));
        ArrayNode delays = node.putArray("delays");
        discharge.delays().forEach(delay -> delays.add(delay(delay)));
        Delay national = NationalReason.of(discharge.openDelays(), reasons.order());
        node.set(
                "nationalReason",
                national == null
                        ? null
                        : JSON.objectNode().put("code", national.reason()).put("rule", NationalReason.RULE));
        return node;
    }

    /** The case with every version that there ever was, and the words of each. */
    public static ObjectNode withHistory(DischargeCase discharge, CodeList reasons) {
        ObjectNode node = of(discharge, reasons);
        node.set("expectedDischarges", array(discharge.expectedDates(), CaseJson::expected));
        node.set("clinicalCriteria", array(discharge.clinicalCriteria(), CaseJson::criteria));
        node.set("pathways", array(discharge.pathways(), CaseJson::pathway));
        node.set("coordinators", array(discharge.coordinators(), CaseJson::coordinator));
        return node;
    }

    private static <T> ArrayNode array(List<T> all, Function<T, ObjectNode> written) {
        ArrayNode array = JSON.arrayNode();
        all.forEach(one -> array.add(written.apply(one)));
        return array;
    }

    /** The words of a record as it was written. */
    public static ObjectNode read(String data) {
        try {
            return (ObjectNode) MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case's row is not JSON");
        }
    }

    public static ObjectNode review(CriteriaReviewed review) {
        ObjectNode node = JSON.objectNode().put("code", review.criterion().code());
        node.put("by", review.stamp().by());
        time(node, "at", review.stamp().occurredAt());
        return node;
    }

    public static ObjectNode expected(ExpectedDate expected) {
        ObjectNode node = JSON.objectNode()
                .put("date", expected.date().toString())
                .put("reason", expected.reason())
                .put("by", expected.by());
        time(node, "at", expected.at());
        node.put("proposed", expected.proposed());
        if (expected.withdrawnAt() != null) {
            time(node, "withdrawnAt", expected.withdrawnAt());
        }
        return node;
    }

    public static ObjectNode pathway(PathwayDecided decided) {
        ObjectNode node = JSON.objectNode().put("pathway", decided.pathway()).put("destination", decided.destination());
        node.put("by", decided.stamp().by());
        time(node, "at", decided.stamp().occurredAt());
        return node;
    }

    /** Clinical criteria in full; events say only that there are some, and by whom. */
    private static ObjectNode criteria(ClinicalCriteriaSet set) {
        ObjectNode node = JSON.objectNode().put("criteria", set.criteria()).put("reason", set.reason());
        return said(node, set.stamp());
    }

    private static ObjectNode setBy(ClinicalCriteriaSet set) {
        return said(JSON.objectNode(), set.stamp());
    }

    private static ObjectNode said(ObjectNode node, Stamp stamp) {
        node.put("by", stamp.by());
        time(node, "at", stamp.occurredAt());
        return node;
    }

    private static ObjectNode coordinator(CoordinatorNamed named) {
        ObjectNode node = JSON.objectNode().put("name", named.name()).put("organisation", named.organisation());
        node.put("by", named.stamp().by());
        time(node, "at", named.stamp().occurredAt());
        return node;
    }

    public static ObjectNode delay(Delay delay) {
        ObjectNode node = JSON.objectNode()
                .put("id", delay.id().toString())
                .put("reason", delay.reason())
                .put("owner", delay.owner())
                .put("organisation", delay.organisation());
        time(node, "from", delay.from());
        node.put("openedBy", delay.openedBy());
        time(node, "until", delay.until());
        return node.put("closedBy", delay.closedBy());
    }

    private static ObjectNode flag(HousingFlag flag) {
        ObjectNode node = JSON.objectNode().put("flag", flag.need().code()).put("by", flag.by());
        time(node, "at", flag.at());
        return node.put("proposed", flag.proposed());
    }

    private static ObjectNode period(ReadyPeriod period) {
        ObjectNode node = JSON.objectNode();
        time(node, "start", period.start());
        node.put("startedBy", period.startedBy());
        time(node, "end", period.end());
        node.put("ending", period.ending() == null ? null : word(period.ending()));
        return node.put("endedBy", period.endedBy());
    }

    private static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : Times.format(time));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
