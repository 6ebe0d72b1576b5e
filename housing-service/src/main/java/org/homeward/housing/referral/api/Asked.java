package org.homeward.housing.referral.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.homeward.housing.api.Words;
import org.homeward.housing.referral.RaiseReferral.Agreed;
import org.homeward.housing.referral.domain.Assessment;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.Days;
import org.homeward.housing.referral.domain.HomeReadiness.Access;
import org.homeward.housing.referral.domain.Outcome;
import org.homeward.housing.referral.domain.Rehousing;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What an action on a referral asks for. @param details who the person is, where consent is given */
record Asked(Wish wish, @Nullable String details) {

    record ReferenceBody(@Nullable String reference) {}

    record CloseBody(@Nullable String outcome) {}

    record AssessBody(
            @Nullable String on,
            @Nullable BigDecimal estimate,
            @Nullable Boolean landlordAgrees) {}

    record LetInBody(@Nullable String access) {}

    record OrderBody(@Nullable String deliverBy) {}

    record DeliverBody(@Nullable String on) {}

    record OfferBody(@Nullable String answerBy, @Nullable String availableFrom) {}

    record AppointBody(@Nullable String at) {}

    static Asked of(String action, byte[] body, Telling telling) {
        if (action.equals("consent")) {
            Agreed agreed = Bodies.read(body, DutyBody.class).agreed(telling);
            return new Asked(new Wish.GiveConsent(agreed.consent()), agreed.details());
        }
        return new Asked(wish(action, body, telling.now()), null);
    }

    private static Wish wish(String action, byte[] body, Instant now) {
        return switch (action) {
            case "receipt" -> new Wish.Receipt(reference(body));
            case "register" -> new Wish.Register(reference(body));
            case "close" -> {
                String outcome = Bodies.readOrEmpty(body, CloseBody.class).outcome();
                Given.oneOf("outcome", outcome, Coded.codes(Outcome.class));
                yield new Wish.Close(Coded.of(Outcome.class, outcome));
            }
            case "assess" -> assess(Bodies.read(body, AssessBody.class), now);
            case "apply" -> GrantWishes.apply(body, now);
            case "decide" -> GrantWishes.decide(body, now);
            case "let-in" -> {
                String access = Bodies.read(body, LetInBody.class).access();
                String by = Words.oneOf("access", access, Coded.codes(Access.class));
                yield new Wish.LetIn(Objects.requireNonNull(Coded.of(Access.class, by)));
            }
            case "order" -> {
                String by = Bodies.readOrEmpty(body, OrderBody.class).deliverBy();
                yield new Wish.Order(by == null ? null : Given.date("deliverBy", by));
            }
            case "deliver" ->
                new Wish.Deliver(
                        day("on", Bodies.readOrEmpty(body, DeliverBody.class).on(), now));
            case "offer" -> offer(Bodies.read(body, OfferBody.class));
            case "appoint" ->
                new Wish.Appoint(time("at", Bodies.read(body, AppointBody.class).at()));
            default -> {
                Bodies.refuseMembers(body);
                yield wordless(action);
            }
        };
    }

    /** What says everything by its address. */
    private static Wish wordless(String action) {
        return switch (action) {
            case "withdraw" -> new Wish.Withdraw();
            case "deliver-again" -> new Wish.DeliverAgain();
            case "accept" -> new Wish.Accept();
            case "decline" -> new Wish.Decline();
            case "landlord-agrees" -> new Wish.LandlordAgrees();
            case "train" -> new Wish.Train();
            default -> new Wish.Complete();
        };
    }

    private static @Nullable String reference(byte[] body) {
        return Words.referenceOrNull(
                "reference", Bodies.readOrEmpty(body, ReferenceBody.class).reference());
    }

    private static Wish assess(AssessBody sent, Instant now) {
        return new Wish.Assess(
                new Assessment(day("on", sent.on(), now), Words.pounds("estimate", sent.estimate())),
                Boolean.TRUE.equals(sent.landlordAgrees()));
    }

    private static Wish offer(OfferBody sent) {
        return new Wish.Offer(new Rehousing.Offer(
                time("answerBy", sent.answerBy()), Given.date("availableFrom", sent.availableFrom())));
    }

    /** A day that has come; today without one. */
    static LocalDate day(String field, @Nullable String sent, Instant now) {
        LocalDate today = Days.of(now);
        LocalDate day = sent == null ? today : Given.date(field, sent);
        if (day.isAfter(today)) {
            throw ProblemException.field(field, "must not lie ahead");
        }
        return day;
    }

    private static Instant time(String field, @Nullable String sent) {
        Instant time = Given.time(field, sent);
        if (time == null) {
            throw ProblemException.field(field, "is needed: a time with an offset");
        }
        return time;
    }
}
