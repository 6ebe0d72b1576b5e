package org.homeward.housing.scheme.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.housing.scheme.MeasureScheme.Question;
import org.homeward.housing.scheme.domain.Cost;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.housing.scheme.domain.Median;
import org.homeward.housing.scheme.domain.Outcomes;
import org.homeward.housing.scheme.domain.SmallNumbers;
import org.homeward.housing.scheme.persistence.RatesFile;
import org.jspecify.annotations.Nullable;

/** The outcomes of a scheme as they are answered: with the method, its limits and the rates, and without small numbers. */
@Singleton
class OutcomesAnswer {

    private static final List<String> METHOD = List.of(
            "people: stays for which the scheme was asked, by a booking of its flats or a referral, in the time given",
            "referrals: referrals of the scheme and bookings of what were its flats then; an offer that nobody took is none",
            "helped: a referral was completed, or a flat is or was booked and not cancelled",
            "daysToHome: from the first request until the person has left hospital and the last referral is completed",
            "bedDays.avoided: for each person helped, the median of days from discharge ready date to discharge without the"
                    + " scheme less the person's own days; added up, also where negative",
            "without the scheme: stays of the same trusts that ended in the time given, had a delay for housing, a referral or"
                    + " a booking, and are none of the scheme's",
            "readmittedWithin30Days: an emergency admission of the same person (admission method 21 to 25, 28, 2A to 2D) after"
                    + " leaving and up to 30 days later, of those helped who left more than 30 days ago, and of those without the scheme; methodNotKnown: who came back"
                    + " without a method, and is not counted",
            "money.cost: of everybody for whom the scheme was asked. Nights held, or lived in beyond what was agreed, times the"
                    + " weekly rate of the flat on that day by seven; jobs of its referrals that are ordered, scheduled or"
                    + " done; money.saving: bed days avoided times the rate of a bed day on the"
                    + " day of leaving; money.balance: only where every cost"
                    + " is known, costNotKnown says which are not");
    private static final List<String> LIMITS = List.of(
            "those with and without the scheme are not matched for need, age or season, and nobody was assigned by chance",
            "a bed day is counted at its average cost, though a freed bed is used again",
            "readmissions to another trust are seen only where the person is known to be the same",
            "readmissions are counted and not priced; costs of staff, and of jobs that failed, are not in here",
            "with fewer than " + Outcomes.BedDays.FEWEST + " stays to compare with, nothing is claimed");

    private final RatesFile rates;

    OutcomesAnswer(RatesFile rates) {
        this.rates = rates;
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
                .put("helped", small.of(outcomes.helped()))
                .put("rehoused", small.of(outcomes.rehoused()));
        days(node.putObject("daysToHome"), outcomes.daysToHome(), small);
        bedDays(node.putObject("bedDays"), outcomes.bedDays(), small);
        readmitted(node.putObject("readmittedWithin30Days"), outcomes.readmittedIn30(), small)
                .set("without", readmitted(node.objectNode(), outcomes.readmittedWithout(), small));
        followUps(node.putArray("followUps"), outcomes.followUps(), small);
        money(node.putObject("money"), outcomes, small);
        rates(node.putArray("rates"), outcomes.money().cost(), small);
        METHOD.forEach(node.putArray("method")::add);
        LIMITS.forEach(node.putArray("limits")::add);
        return node.put(
                "smallNumbers",
                small.areTold() ? "told" : "1 to " + (SmallNumbers.FEWEST - 1) + " are left out, others rounded to 5");
    }

    private static void days(ObjectNode node, List<Long> days, SmallNumbers small) {
        node.put("people", small.of(days.size())).put("median", small.allows(days.size()) ? Median.of(days) : null);
    }

    private static void bedDays(ObjectNode node, Outcomes.BedDays bedDays, SmallNumbers small) {
        boolean with = small.allows(bedDays.waited().size());
        boolean without = small.allows(bedDays.compared().size());
        node.put("people", small.of(bedDays.waited().size()))
                .put("medianWith", with ? Median.of(bedDays.waited()) : null)
                .put("staysWithout", small.of(bedDays.compared().size()))
                .put("medianWithout", without ? bedDays.median() : null)
                .put("avoided", with && without ? small.sum(bedDays.avoided()) : null);
    }

    private static ObjectNode readmitted(ObjectNode node, Outcomes.Readmitted readmitted, SmallNumbers small) {
        return node.put("count", small.of(readmitted.count()))
                .put("of", small.of(readmitted.of()))
                .put("methodNotKnown", small.of(readmitted.notKnown()));
    }

    private static void followUps(ArrayNode node, Map<Mark, Map<String, Integer>> counts, SmallNumbers small) {
        counts.forEach((mark, living) -> {
            ObjectNode one = node.addObject().put("days", mark.days());
            small.parts(living).forEach(one::put);
        });
    }

    /** Whoever may not know the people is not told which flat or job it is either. */
    private void money(ObjectNode node, Outcomes outcomes, SmallNumbers small) {
        Outcomes.Money money = outcomes.money();
        BigDecimal pounds = small.sum(money.cost().pounds());
        boolean cost = small.allows(outcomes.people());
        BigDecimal saved = saved(outcomes, small);
        boolean all = cost && money.cost().isKnown();
        node.put("cost", cost ? pounds : null)
                .put("costOfFlats", small.areTold() ? money.cost().flats() : null)
                .put("costOfJobs", small.areTold() ? money.cost().jobs() : null)
                .put("saving", saved)
                .put("balance", all && saved != null && pounds != null ? saved.subtract(pounds) : null);
        ObjectNode notKnown = node.putObject("costNotKnown").put("people", small.of(money.peopleNotKnown()));
        codes(notKnown, "flats", money.cost().flatsNotKnown(), small);
        codes(notKnown, "jobs", money.cost().jobsNotKnown(), small);
    }

    /** Worked out from days as they are told, so that pounds tell no more of them. */
    private static @Nullable BigDecimal saved(Outcomes outcomes, SmallNumbers small) {
        List<Outcomes.Saved> saved = outcomes.money().saved();
        if (saved == null
                || !small.allows(outcomes.bedDays().waited().size())
                || !small.allows(outcomes.bedDays().compared().size())
                || !saved.stream().allMatch(one -> small.allows(one.people()))) {
            return null;
        }
        return saved.stream()
                .map(one -> Objects.requireNonNull(small.sum(one.days()))
                        .multiply(one.rate().pounds()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All that a bed day has cost so far; the rates of flats to those who are told which flats they are. */
    private void rates(ArrayNode node, Cost cost, SmallNumbers small) {
        rates.bedDays()
                .all()
                .forEach(rate -> node.addObject()
                        .put("what", "bed-day")
                        .put("pounds", rate.pounds())
                        .put("from", rate.from().toString())
                        .put("source", rate.source()));
        if (small.areTold()) {
            cost.rates().stream()
                    .sorted(Comparator.comparing(Cost.WeeklyRate::flat).thenComparing(Cost.WeeklyRate::from))
                    .forEach(rate -> node.addObject()
                            .put("what", "flat-week")
                            .put("flat", rate.flat())
                            .put("pounds", rate.pounds())
                            .put("from", rate.from().toString()));
        }
    }

    private static void codes(ObjectNode node, String name, Set<String> codes, SmallNumbers small) {
        if (small.areTold()) {
            codes.stream().sorted().forEach(node.putArray(name)::add);
        } else {
            node.putNull(name);
        }
    }
}
