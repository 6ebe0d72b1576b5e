package org.homeward.housing.referral.domain;

import org.jspecify.annotations.Nullable;

/** What is asked of a referral. */
public sealed interface Wish {

    record GiveConsent(Consent consent) implements Wish {}

    record Withdraw() implements Wish {}

    /** By the service: it has reached whom it is for. */
    record Send() implements Wish {}

    /** @param reference what the one who has it calls it */
    record Receipt(@Nullable String reference) implements Wish {}

    record Accept() implements Wish {}

    record Complete() implements Wish {}

    record Close(@Nullable Outcome outcome) implements Wish {}
}
