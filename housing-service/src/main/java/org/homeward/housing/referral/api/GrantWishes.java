package org.homeward.housing.referral.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.api.Words;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.Grant.Refusal;
import org.homeward.housing.referral.domain.Grant.RefusalReason;
import org.homeward.housing.referral.domain.Grant.Route;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What is asked of a grant case: an application and the decision on it. */
final class GrantWishes {

    private static final String APPROVED = "approved";

    record ApplyBody(
            @Nullable String on,
            @Nullable String route,
            @Nullable BigDecimal amount,
            @Nullable String reference) {}

    record DecideBody(
            @Nullable String decision,
            @Nullable String on,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal topUp,
            @Nullable String reason) {}

    private GrantWishes() {}

    static Wish apply(byte[] body, Instant now) {
        ApplyBody sent = Bodies.read(body, ApplyBody.class);
        String route = Words.oneOf("route", sent.route(), Coded.codes(Route.class));
        return new Wish.Apply(
                Asked.day("on", sent.on(), now),
                Objects.requireNonNull(Coded.of(Route.class, route)),
                Words.pounds("amount", sent.amount()),
                Words.referenceOrNull("reference", sent.reference()));
    }

    /** An approval has amounts and no reason, a refusal a reason (section 34(4) of the Act) and no amounts. */
    static Wish decide(byte[] body, Instant now) {
        DecideBody sent = Bodies.read(body, DecideBody.class);
        String decision = Words.oneOf("decision", sent.decision(), List.of(APPROVED, "refused"));
        var on = Asked.day("on", sent.on(), now);
        if (decision.equals(APPROVED)) {
            requireNone("reason", sent.reason(), "a refusal");
            return new Wish.Approve(
                    on,
                    Words.pounds("amount", sent.amount()),
                    sent.topUp() == null ? null : Words.pounds("topUp", sent.topUp()));
        }
        requireNone("amount", sent.amount(), "an approval");
        requireNone("topUp", sent.topUp(), "an approval");
        String reason = Words.oneOf("reason", sent.reason(), Coded.codes(RefusalReason.class));
        return new Wish.Refuse(new Refusal(on, Objects.requireNonNull(Coded.of(RefusalReason.class, reason))));
    }

    private static void requireNone(String field, @Nullable Object sent, String of) {
        if (sent != null) {
            throw ProblemException.field(field, "is part of " + of);
        }
    }
}
