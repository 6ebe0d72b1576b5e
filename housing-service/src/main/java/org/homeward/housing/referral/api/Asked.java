package org.homeward.housing.referral.api;

import java.time.Instant;
import org.homeward.housing.referral.RaiseReferral.Agreed;
import org.homeward.housing.referral.domain.Outcome;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.jspecify.annotations.Nullable;

/** What an action on a referral asks for. @param details who the person is, where consent is given */
record Asked(Wish wish, @Nullable String details) {

    record ReceiptBody(@Nullable String reference) {}

    record CloseBody(@Nullable String outcome) {}

    static Asked of(String action, byte[] body, String caller, Instant now) {
        return switch (action) {
            case "consent" -> consent(Bodies.read(body, ReferralBody.class).agreed(caller, now));
            case "receipt" -> {
                ReceiptBody said = Bodies.readOrEmpty(body, ReceiptBody.class);
                yield new Asked(new Wish.Receipt(Given.textOrNull("reference", said.reference())), null);
            }
            case "close" -> {
                CloseBody said = Bodies.readOrEmpty(body, CloseBody.class);
                String outcome = Given.oneOf("outcome", said.outcome(), Outcome.CODES);
                yield new Asked(new Wish.Close(Outcome.of(outcome)), null);
            }
            default -> {
                Bodies.refuseMembers(body);
                yield new Asked(
                        switch (action) {
                            case "withdraw" -> new Wish.Withdraw();
                            case "accept" -> new Wish.Accept();
                            default -> new Wish.Complete();
                        },
                        null);
            }
        };
    }

    private static Asked consent(Agreed agreed) {
        return new Asked(new Wish.GiveConsent(agreed.consent()), agreed.details());
    }
}
