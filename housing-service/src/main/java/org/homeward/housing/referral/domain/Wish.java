package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked of a referral. */
public sealed interface Wish {

    record GiveConsent(Consent consent) implements Wish {}

    record Withdraw() implements Wish {}

    /** By the service: it has reached whom it is for. */
    record Send() implements Wish {}

    /** By the service: it could not be delivered in time. */
    record GiveUp() implements Wish {}

    /** What could not be delivered in time, a withdrawal too. */
    record DeliverAgain() implements Wish {}

    /** @param reference what the one who has it calls it */
    record Receipt(@Nullable String reference) implements Wish {}

    /** Of a duty, for assessment; of an offered home, by the person. */
    record Accept() implements Wish {}

    record Complete() implements Wish {}

    record Close(@Nullable Outcome outcome) implements Wish {}

    /** @param landlordAgrees whether the landlord of a tenant has agreed already */
    record Assess(Assessment found, boolean landlordAgrees) implements Wish {}

    record LandlordAgrees() implements Wish {}

    /**
     * To the authority, for a grant.
     *
     * @param amount in pounds
     * @param reference what the authority calls it
     */
    record Apply(
            LocalDate on,
            Grant.Route route,
            BigDecimal amount,
            @Nullable String reference) implements Wish {}

    /**
     * By the authority.
     *
     * @param amount in pounds
     * @param topUp what it adds by its own policy, in pounds; null for nothing
     */
    record Approve(
            LocalDate on, BigDecimal amount, @Nullable BigDecimal topUp) implements Wish {}

    /** By the authority. */
    record Refuse(Grant.Refusal refusal) implements Wish {}

    record LetIn(HomeReadiness.Access by) implements Wish {}

    /** @param deliverBy the day that was promised for equipment; null for work, whose jobs have days of their own */
    record Order(@Nullable LocalDate deliverBy) implements Wish {}

    /** @param on the day on which it came */
    record Deliver(LocalDate on) implements Wish {}

    record Train() implements Wish {}

    /** @param reference what the authority calls it */
    record Register(@Nullable String reference) implements Wish {}

    record Offer(Rehousing.Offer home) implements Wish {}

    record Decline() implements Wish {}

    /** @param at when somebody sees or calls the person */
    record Appoint(Instant at) implements Wish {}
}
