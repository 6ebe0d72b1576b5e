package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries everything that can be asked of a referral in every state of a type. */
final class StepTable {

    static final Rules RULES = new Rules(
            "test",
            List.of(
                    new Rules.Limit(Rules.MINOR_ADAPTATION, LocalDate.parse("2015-04-01"), new BigDecimal("1000")),
                    new Rules.Limit(Rules.MINOR_ADAPTATION, LocalDate.parse("2027-04-01"), new BigDecimal("1200")),
                    new Rules.Limit(Rules.MANDATORY_GRANT, LocalDate.parse("2008-05-22"), new BigDecimal("30000")),
                    new Rules.Limit(Rules.MANDATORY_GRANT, LocalDate.parse("2027-04-01"), new BigDecimal("36000")),
                    new Rules.Limit(Rules.GRANT_DECISION, LocalDate.parse("1996-12-17"), new BigDecimal("6")),
                    new Rules.Limit(Rules.GRANT_WORKS, LocalDate.parse("1996-12-17"), new BigDecimal("12"))));
    static final LocalDate DAY = LocalDate.parse("2026-06-03");
    static final Assessment FOUND = new Assessment(DAY, new BigDecimal("240.00"));

    /** One of each, with what every type can take. */
    private static final List<Wish> WISHES = List.of(
            new Wish.GiveConsent(new Consent(new Authority("E08000025"), Instant.EPOCH, "ward-clerk", null)),
            new Wish.Withdraw(),
            new Wish.Send(),
            new Wish.GiveUp(),
            new Wish.DeliverAgain(),
            new Wish.Receipt("H-1"),
            new Wish.Accept(),
            new Wish.Complete(),
            new Wish.Close(Outcome.OTHER),
            new Wish.Assess(FOUND, true),
            new Wish.LandlordAgrees(),
            new Wish.Apply(DAY, Grant.Route.MANDATORY, new BigDecimal("9000.00"), "DFG-7"),
            new Wish.Approve(DAY, new BigDecimal("8000.00"), null),
            new Wish.Refuse(new Grant.Refusal(DAY, Grant.RefusalReason.MEANS)),
            new Wish.LetIn(HomeReadiness.Access.FAMILY),
            new Wish.Order(null),
            new Wish.Order(DAY),
            new Wish.Deliver(DAY),
            new Wish.Train(),
            new Wish.Register("H-1"),
            new Wish.Offer(new Rehousing.Offer(Instant.EPOCH, DAY)),
            new Wish.Decline(),
            new Wish.Appoint(Instant.EPOCH));

    private StepTable() {}

    static Step of(State state, Wish wish) {
        return Step.of(state, wish, RULES);
    }

    /** Of each state and wish that can be: the state that follows. */
    static Map<String, String> taken(List<? extends State> states) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (State state : states) {
            for (Wish wish : WISHES) {
                if (of(state, wish) instanceof Step.Taken(State after, String what)) {
                    taken.put(state.code() + ' ' + wish.getClass().getSimpleName(), after.code());
                }
            }
        }
        return taken;
    }

    static List<String> codes(List<? extends State> states) {
        return states.stream().map(State::code).distinct().toList();
    }

    /** From each of these a person can withdraw, and it can be closed. */
    static Map<String, String> withEndings(Map<String, String> steps, String... open) {
        Map<String, String> all = new LinkedHashMap<>(steps);
        for (String state : open) {
            all.put(state + " Withdraw", "withdrawn");
            all.put(state + " Close", "closed");
        }
        return all;
    }
}
