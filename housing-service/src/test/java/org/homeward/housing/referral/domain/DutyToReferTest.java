package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may follow what, of the duty to refer: everything that is in the table, and nothing else. */
class DutyToReferTest {

    private static final Consent CONSENT =
            new Consent(new Authority("E08000025"), Instant.parse("2026-06-03T10:00:00Z"), "ward-clerk", null);
    private static final List<DutyToRefer> STATES = List.of(
            new DutyToRefer.Draft(),
            new DutyToRefer.Consented(CONSENT),
            new DutyToRefer.Stuck(CONSENT),
            new DutyToRefer.Sent(CONSENT),
            new DutyToRefer.Receipted(CONSENT, "H-1"),
            new DutyToRefer.AcceptedForAssessment(CONSENT, "H-1"),
            new DutyToRefer.NoFurtherAction(CONSENT, "H-1"),
            new DutyToRefer.Closed(CONSENT, "H-1", Outcome.HOUSED),
            new DutyToRefer.Withdrawn(CONSENT),
            new DutyToRefer.ClosedWithoutConsent(CONSENT, "H-1", Outcome.HOUSED));
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("draft GiveConsent", "consented"),
            Map.entry("draft Withdraw", "withdrawn"),
            Map.entry("consented Send", "sent"),
            Map.entry("consented Receipt", "receipted"),
            Map.entry("consented GiveUp", "stuck"),
            Map.entry("consented Withdraw", "withdrawn"),
            Map.entry("stuck DeliverAgain", "consented"),
            Map.entry("stuck Receipt", "receipted"),
            Map.entry("stuck Withdraw", "withdrawn"),
            Map.entry("withdrawn DeliverAgain", "withdrawn"),
            Map.entry("sent Receipt", "receipted"),
            Map.entry("sent Withdraw", "withdrawn"),
            Map.entry("receipted Accept", "accepted"),
            Map.entry("receipted Complete", "no-further-action"),
            Map.entry("receipted Withdraw", "withdrawn"),
            Map.entry("accepted Close", "closed"),
            Map.entry("accepted Withdraw", "withdrawn"),
            Map.entry("no-further-action Close", "closed"),
            Map.entry("no-further-action Withdraw", "withdrawn"),
            Map.entry("closed Withdraw", "closed"),
            Map.entry("closed DeliverAgain", "closed"));

    @Test
    void allowsWhatTheTableHasAndNothingElse() {
        assertThat(StepTable.taken(STATES)).isEqualTo(ALLOWED);
        assertThat(StepTable.codes(STATES)).isEqualTo(Type.DUTY_TO_REFER.statuses());
    }

    @Test
    void hasReachedTheAuthorityThatSaysSoBeforeItIsKnownHere() {
        Instant at = Instant.parse("2026-06-03T10:00:00Z");
        Referral consented = new Referral(
                new UUID(0, 1), "RXX:1", "RXX", null, null, STATES.get(1), at, at, "ward-clerk", null, null);
        Referral receipted = consented.in(new DutyToRefer.Receipted(CONSENT, "H-1"), at.plusSeconds(1));
        assertThat(consented.sentAt()).isNull();
        assertThat(receipted.sentAt()).isEqualTo(at.plusSeconds(1));
        assertThat(consented.in(STATES.get(2), at.plusSeconds(1)).dueAt(Duration.ofHours(24)))
                .as("stuck: somebody has to look at once")
                .isEqualTo(at.plusSeconds(1));
    }

    @Test
    void knowsHowConsentWasGivenByAWordOfAList() {
        assertThat(Consent.how(null)).isNull();
        assertThat(Consent.how(" Spoken")).isEqualTo(Consent.How.SPOKEN);
        assertThat(Consent.how("to her sister Zoe, by the bed")).isEqualTo(Consent.How.OTHER);
    }

    @Test
    void isClosedWithAnOutcomeThatADutyCanHave() {
        State accepted = new DutyToRefer.AcceptedForAssessment(CONSENT, "H-1");
        for (Outcome outcome : Outcome.values()) {
            assertThat(StepTable.of(accepted, new Wish.Close(outcome)))
                    .as(outcome.code())
                    .isInstanceOf(Outcome.OF_A_DUTY.contains(outcome) ? Step.Taken.class : Step.Unfit.class);
        }
        assertThat(StepTable.of(accepted, new Wish.Close(null))).isInstanceOf(Step.Taken.class);
    }

    @Test
    void keepsTheConsentUntilItIsWithdrawn() {
        Referral referral = new Referral(
                new UUID(0, 1),
                "RXX:1",
                "RXX",
                null,
                null,
                STATES.getFirst(),
                Instant.EPOCH,
                Instant.EPOCH,
                "ward-clerk",
                null,
                null);
        for (DutyToRefer state : STATES.subList(1, 8)) {
            assertThat(referral.in(state, Instant.EPOCH).consent())
                    .as(state.code())
                    .isEqualTo(CONSENT);
        }
        Referral withdrawn = referral.in(STATES.get(3), Instant.EPOCH).in(STATES.get(8), Instant.EPOCH);
        assertThat(withdrawn.consent()).isNull();
        assertThat(((DutyToRefer.Open) STATES.get(3)).withdraw())
                .as("that it was given stays a fact")
                .isEqualTo(new DutyToRefer.Withdrawn(CONSENT));
        assertThat(new DutyToRefer.Draft().withdraw()).isEqualTo(new DutyToRefer.Withdrawn(null));
        assertThat(withdrawn.authority()).isEqualTo(CONSENT.authority());
        assertThat(withdrawn.sentAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whoeverWithdrawsConsentAfterItIsClosedChangesNothingOfWhatCameOfIt() {
        Instant at = Instant.parse("2026-06-03T10:00:00Z");
        Referral closed = new Referral(
                new UUID(0, 1),
                "RXX:1",
                "RXX",
                null,
                CONSENT.authority(),
                STATES.get(7),
                at,
                at,
                "ward-clerk",
                at,
                null);
        State without = ((Step.Taken) StepTable.of(STATES.get(7), new Wish.Withdraw())).after();
        assertThat(without).isEqualTo(STATES.get(9));
        Referral after = closed.in(without, at.plusSeconds(60));
        assertThat(after.consent()).isNull();
        assertThat(after.authority()).isEqualTo(CONSENT.authority());
        assertThat(after.since()).as("it was closed then").isEqualTo(at);
        assertThat(StepTable.of(STATES.get(7), new Wish.DeliverAgain())).isInstanceOf(Step.Refused.class);
        assertThat(StepTable.of(without, new Wish.Withdraw()))
                .as("nobody withdraws it twice")
                .isInstanceOf(Step.Refused.class);
    }

    @Test
    void isDueAtItsReceiptOrWhenThePersonIsExpectedToLeave() {
        Instant at = Instant.parse("2026-06-03T10:00:00Z");
        Duration within = Duration.ofHours(24);
        Referral sent =
                new Referral(new UUID(0, 1), "RXX:1", "RXX", null, null, STATES.get(3), at, at, "ward-clerk", at, null);
        Instant leaves = Instant.parse("2026-06-08T23:00:00Z");
        assertThat(sent.dueAt(within)).isEqualTo(at.plus(within));
        assertThat(sent.expecting(LocalDate.parse("2026-06-09")).dueAt(within)).isEqualTo(at.plus(within));
        assertThat(sent.expecting(LocalDate.parse("2026-06-04")).dueAt(within))
                .isEqualTo(Instant.parse("2026-06-03T23:00:00Z"));
        assertThat(sent.expecting(LocalDate.parse("2026-06-04")).clocks(within))
                .as("each for itself")
                .containsExactly(
                        new Clock(Clock.Of.DISCHARGE, Instant.parse("2026-06-03T23:00:00Z")),
                        new Clock(Clock.Of.RECEIPT, at.plus(within)));
        assertThat(sent.in(STATES.get(0), at).clocks(within))
                .as("somebody is to be asked also where nobody is expected to leave, such as after A&E")
                .containsExactly(new Clock(Clock.Of.ASKING, at.plus(within)));
        Referral accepted = sent.expecting(LocalDate.parse("2026-06-09")).in(STATES.get(5), at);
        assertThat(accepted.dueAt(within)).isEqualTo(leaves);
        assertThat(accepted.expecting(null).dueAt(within)).isNull();
        assertThat(accepted.in(STATES.get(7), at).dueAt(within)).isNull();
    }
}
