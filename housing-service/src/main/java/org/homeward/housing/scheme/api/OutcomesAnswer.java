package org.homeward.housing.scheme.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.scheme.MeasureScheme.Question;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.housing.scheme.domain.Median;
import org.homeward.housing.scheme.domain.Outcomes;
import org.homeward.housing.scheme.domain.SmallNumbers;

/** The outcomes of a scheme as they are answered: with the method, its limits and the rates, and without small numbers. */
@Singleton
class OutcomesAnswer {

    private static final List<String> METHOD = List.of(
            "people: stays for which the scheme was asked, by a booking of its flats or a referral, in the time given",
            "helped: a referral was completed, or a flat is or was booked and not cancelled",
            "daysToHome: from the first request until the person has left hospital and the last referral is completed",
            "bedDays.avoided: for each person helped, the median of days from discharge ready date to discharge without the"
                    + " scheme less the person's own days; added up, also where negative",
            "without the scheme: stays of the same trusts that ended in the time given, had a delay for housing, a referral or"
                    + " a booking, and are none of the scheme's",
            "readmittedWithin30Days: an emergency admission of the same person (admission method 21 to 25, 28, 2A to 2D) after"
                    + " leaving and up to 30 days later, of those who left 30 days ago or more; methodNotKnown: who came back"
                    + " without a method, and is not counted",
            "money.cost: nights held times the weekly rate of the flat by seven; money.saving: bed days avoided times the rate"
                    + " of a bed day");
    private static final List<String> LIMITS = List.of(
            "those with and without the scheme are not matched for need, age or season, and nobody was assigned by chance",
            "a bed day is counted at its average cost, though a freed bed is used again",
            "readmissions to another trust are seen only where the person is known to be the same",
            "readmissions are counted and not priced; costs of referrals and of staff are not in here",
            "with fewer than " + Outcomes.BedDays.FEWEST + " stays to compare with, nothing is claimed");

    private final BigDecimal bedDay;
    private final String bedDaySource;

    OutcomesAnswer(
            @ConfigProperty(name = "homeward.rates.bed-day") BigDecimal bedDay,
            @ConfigProperty(name = "homeward.rates.bed-day-source") String bedDaySource) {
        this.bedDay = bedDay;
        this.bedDaySource = bedDaySource;
    }

    ObjectNode of(Question question, Outcomes outcomes, SmallNumbers small) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("scheme", question.scheme())
                .put("from", question.from().toString())
                .put("until", question.until().toString())
                .put("trust", question.trust())
                .put("referrals", small.of(outcomes.referrals()))
                .put("people", small.of(outcomes.people()))
                .put("helped", small.part(outcomes.helped(), outcomes.people()))
                .put("rehoused", small.part(outcomes.rehoused(), outcomes.helped()));
        days(node.putObject("daysToHome"), outcomes.daysToHome(), small);
        bedDays(node.putObject("bedDays"), outcomes.bedDays(), small);
        Outcomes.Readmitted readmitted = outcomes.readmittedIn30();
        node.putObject("readmittedWithin30Days")
                .put("count", small.part(readmitted.count(), readmitted.of()))
                .put("of", small.of(readmitted.of()))
                .put("methodNotKnown", small.part(readmitted.notKnown(), readmitted.of()));
        followUps(node.putArray("followUps"), outcomes.followUps(), small);
        money(node.putObject("money"), outcomes, small);
        node.putArray("rates")
                .addObject()
                .put("what", "bed-day")
                .put("pounds", bedDay)
                .put("source", bedDaySource);
        METHOD.forEach(node.putArray("method")::add);
        LIMITS.forEach(node.putArray("limits")::add);
        return node.put(
                "smallNumbers", small.areTold() ? "told" : "1 to " + (SmallNumbers.FEWEST - 1) + " are left out");
    }

    private static void days(ObjectNode node, List<Long> days, SmallNumbers small) {
        node.put("people", small.of(days.size())).put("median", small.allows(days.size()) ? Median.of(days) : null);
    }

    private static void bedDays(ObjectNode node, Outcomes.BedDays bedDays, SmallNumbers small) {
        boolean allowed = small.allows(bedDays.waited().size());
        node.put("people", small.of(bedDays.waited().size()))
                .put("medianWith", allowed ? Median.of(bedDays.waited()) : null)
                .put("staysWithout", small.of(bedDays.compared().size()))
                .put("medianWithout", bedDays.median())
                .put("avoided", allowed ? bedDays.avoided() : null);
    }

    private static void followUps(ArrayNode node, Map<Mark, Map<String, Integer>> counts, SmallNumbers small) {
        counts.forEach((mark, living) -> {
            ObjectNode one = node.addObject().put("days", mark.days());
            small.parts(living).forEach(one::put);
        });
    }

    private static void money(ObjectNode node, Outcomes outcomes, SmallNumbers small) {
        Outcomes.Money money = outcomes.money();
        boolean cost = small.allows(outcomes.helped() - money.costNotKnown());
        boolean saving = small.allows(outcomes.bedDays().waited().size());
        node.put("cost", cost ? money.cost() : null)
                .put("peopleWithoutARate", small.part(money.costNotKnown(), outcomes.helped()))
                .put("saving", saving ? money.saving() : null)
                .put("balance", cost && saving ? money.balance() : null);
    }
}
