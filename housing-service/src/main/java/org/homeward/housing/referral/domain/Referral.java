package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of those who can give a person a home, without a word about who the person is.
 *
 * @param patient random id that stands for the person, null while nobody said whose stay it is
 * @param authority whom it is for, also after a withdrawal; null while nobody was chosen
 * @param since when the state began
 * @param sentAt when it reached whom it is for, null before
 * @param expectedDischarge the day in Europe/London on which the person is expected to leave, null while nobody said
 */
public record Referral(
        UUID id,
        String stay,
        String trust,
        @Nullable String patient,
        @Nullable Authority authority,
        State state,
        Instant since,
        Instant raisedAt,
        String raisedBy,
        @Nullable Instant sentAt,
        @Nullable LocalDate expectedDischarge) {

    public Type type() {
        return switch (state) {
            case DutyToRefer duty -> Type.DUTY_TO_REFER;
            case MinorAdaptation minor -> Type.ADAPTATION_MINOR;
            case DisabledFacilitiesGrant grant -> Type.ADAPTATION_DFG;
            case HomeReadiness home -> Type.HOME_READINESS;
            case Equipment equipment -> Type.EQUIPMENT;
            case Rehousing rehousing -> Type.REHOUSING;
            case HousingAdvice advice -> Type.HOUSING_ADVICE;
        };
    }

    /** The consent that it rests on; null before it was given and once it is withdrawn. */
    public @Nullable Consent consent() {
        return switch (state) {
            case DutyToRefer.Consented consented -> consented.consent();
            case DutyToRefer.Stuck stuck -> stuck.consent();
            case DutyToRefer.Sent sent -> sent.consent();
            case DutyToRefer.Receipted receipted -> receipted.consent();
            case DutyToRefer.AcceptedForAssessment accepted -> accepted.consent();
            case DutyToRefer.NoFurtherAction nothing -> nothing.consent();
            case DutyToRefer.Closed closed -> closed.consent();
            default -> null;
        };
    }

    /**
     * What has to have happened and by when, the soonest first: what its state waits for, and, as long as it is not over,
     * everything by the day on which the person is expected to leave.
     *
     * @param within how soon somebody has to be asked, what was sent has to be there, and its receipt here
     */
    public List<Clock> clocks(Duration within) {
        return Clock.sorted(
                state.clock(since, within),
                expectedDischarge == null || state.isOver()
                        ? null
                        : new Clock(Clock.Of.DISCHARGE, Days.begin(expectedDischarge)));
    }

    /** The soonest of its clocks; null where nothing is due. */
    public @Nullable Instant dueAt(Duration within) {
        return clocks(within).stream().map(Clock::dueAt).findFirst().orElse(null);
    }

    public Referral expecting(@Nullable LocalDate date) {
        return new Referral(id, stay, trust, patient, authority, state, since, raisedAt, raisedBy, sentAt, date);
    }

    /** In a state, which began at {@code at} unless it is in it already. */
    public Referral in(State after, Instant at) {
        Instant began = after.code().equals(state.code()) ? since : at;
        Instant sent = sentAt == null && after.reachesAuthority() ? at : sentAt;
        Referral next = new Referral(
                id, stay, trust, patient, authority, after, began, raisedAt, raisedBy, sent, expectedDischarge);
        Consent consent = next.consent();
        return consent == null ? next : next.to(consent.authority());
    }

    private Referral to(Authority chosen) {
        return new Referral(
                id, stay, trust, patient, chosen, state, since, raisedAt, raisedBy, sentAt, expectedDischarge);
    }
}
