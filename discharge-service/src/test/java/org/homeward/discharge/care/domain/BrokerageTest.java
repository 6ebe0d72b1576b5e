package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.ELDER;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;
import static org.homeward.discharge.care.domain.Cases.nobody;
import static org.homeward.discharge.care.domain.Cases.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Offer.Status;
import org.junit.jupiter.api.Test;

/** Whom a package is offered to, when, and what the others are told (facts 5.1). */
class BrokerageTest {

    private static final Instant TWO = NOON.plus(Duration.ofHours(2));

    @Test
    void offersToTierOneFirstAndToTierTwoAfterTwoHours() {
        PackageOfCare first = Cases.offered();
        assertThat(first.offers()).extracting(Offer::provider).containsExactly(ROWAN);
        assertThat(first.offers().getFirst().deadline()).isEqualTo(TWO);

        assertThat(Brokerage.goOn(first, market(TWO.minusMillis(1)))).isEqualTo(Decision.accepted(first));

        PackageOfCare second = after(Brokerage.goOn(first, market(TWO)));
        assertThat(second.offers()).extracting(Offer::provider).containsExactly(ROWAN, ELDER);
        assertThat(second.offers()).extracting(Offer::status).containsExactly(Status.EXPIRED, Status.SENT);
        assertThat(second.state()).isEqualTo(new State.Offered(2, TWO.plus(Duration.ofHours(2))));
    }

    @Test
    void goesOnAtOnceWhenTheWholeTierHasDeclined() {
        PackageOfCare first = Cases.offered();
        PackageOfCare second =
                after(Answering.decline(first, Cases.open(first).id(), "double-handed", market(NOON.plusSeconds(60))));
        assertThat(second.offers()).extracting(Offer::status).containsExactly(Status.DECLINED, Status.SENT);
        assertThat(second.offers().getFirst().reason()).isEqualTo("double-handed");
    }

    @Test
    void asksEmergencyCoverLastAndThenRaisesTheAlarm() {
        Market withCover = new Market(List.of(provider("COVER", 9), provider(ROWAN, 1)), Rules.USUAL, NOON);
        PackageOfCare first = after(Brokerage.request(Cases.draft(), withCover));
        PackageOfCare cover = after(Brokerage.goOn(first, new Market(withCover.providers(), Rules.USUAL, TWO)));
        assertThat(cover.state())
                .isInstanceOfSatisfying(
                        State.Offered.class,
                        offered -> assertThat(offered.tier()).isEqualTo(Rules.USUAL.emergencyTier()));
        Decision last = Brokerage.goOn(cover, new Market(withCover.providers(), Rules.USUAL, TWO.plus(DAY)));
        assertThat(Cases.events(last)).containsExactly(Happened.UNSOURCED);
    }

    @Test
    void givesEverybodyElseADefiniteLost() {
        Market three = new Market(List.of(provider("A", 1), provider("B", 1), provider("C", 1)), Rules.USUAL, NOON);
        PackageOfCare offered = after(Brokerage.request(Cases.draft(), three));
        PackageOfCare accepted =
                after(Answering.accept(offered, offered.offers().get(1).id(), NOON.plus(DAY), NOON));
        assertThat(accepted.offers())
                .extracting(Offer::status)
                .containsExactly(Status.LOST, Status.ACCEPTED, Status.LOST);
        assertThat(Answering.accept(accepted, offered.offers().getFirst().id(), NOON.plus(DAY), NOON))
                .isEqualTo(Decision.rejected(Refusal.OFFER_LOST));
    }

    @Test
    void refusesAnAnswerAtItsDeadlineAlsoBeforeAnybodyHasNoticed() {
        PackageOfCare offered = Cases.offered();
        assertThat(Answering.accept(offered, Cases.open(offered).id(), TWO.plus(DAY), TWO))
                .isEqualTo(Decision.rejected(Refusal.OFFER_EXPIRED));
    }

    @Test
    void waitsForTheFirstProviderAndAsksItWhenItAppears() {
        PackageOfCare waiting = Cases.requested();
        assertThat(waiting.state()).isInstanceOf(State.Requested.class);

        Decision stillNobody = Brokerage.goOn(waiting, nobody(TWO));
        assertThat(Cases.events(stillNobody)).isEmpty();
        assertThat(after(stillNobody).state()).isEqualTo(new State.Requested(NOON, TWO.plus(Rules.USUAL.lookAgain())));

        assertThat(Cases.events(Brokerage.goOn(waiting, market(TWO)))).containsExactly(Happened.OFFERED);
    }

    @Test
    void asksWhoAppearsAfterEverybodyElseHasFailed() {
        Market later = new Market(List.of(provider("NEW", 1)), Rules.USUAL, NOON.plus(DAY.multipliedBy(3)));
        PackageOfCare asked = after(Brokerage.goOn(Cases.unsourced(), later));
        assertThat(asked.offers()).extracting(Offer::provider).containsExactly(ROWAN, ELDER, "NEW");
    }

    @Test
    void asksWhoHadAcceptedBeforeFirstAndAlone() {
        PackageOfCare again = PackageOfCare.draft(new java.util.UUID(0, 2), Cases.WHOSE, Cases.need(), ELDER, NOON);
        PackageOfCare alone = after(Brokerage.request(again, market(NOON)));
        assertThat(alone.offers()).extracting(Offer::provider).containsExactly(ELDER);
        assertThat(after(Brokerage.goOn(alone, market(TWO))).offers())
                .extracting(Offer::provider)
                .containsExactly(ELDER, ROWAN);
    }

    /** Asked first it is in tier 0; the promise stays one of emergency cover, with its alarm and its cost. */
    @Test
    void knowsEmergencyCoverAlsoWhereItIsAskedFirst() {
        Market cover = new Market(List.of(Cases.provider("COVER", 9)), Rules.USUAL, NOON);
        PackageOfCare again = PackageOfCare.draft(new java.util.UUID(0, 2), Cases.WHOSE, Cases.need(), "COVER", NOON);
        PackageOfCare alone = after(Brokerage.request(again, cover));
        assertThat(alone.offers())
                .extracting(Offer::tier, Offer::contractTier)
                .containsExactly(tuple(Brokerage.PREVIOUS, 9));
        PackageOfCare promised = after(Answering.accept(alone, Cases.open(alone).id(), NOON.plus(DAY), NOON));
        assertThat(Alarm.of(promised, Rules.USUAL, NOON))
                .extracting(Alarm::code)
                .containsExactly("emergency-cover");
        PackageOfCare started = after(Visiting.start(promised, Moment.at(NOON), NOON));
        assertThat(Stretches.of(started, List.of(new Past.Kept(started, NOON)), 9, TWO))
                .containsExactly(new Stretch(9, "COVER", NOON, TWO, 210));
    }

    @Test
    void seeksAnotherProviderBeforeTheLastVisitOfAHandBack() {
        PackageOfCare notice = Cases.notice();
        assertThat(notice.ofThisRound()).extracting(Offer::provider).containsExactly(ELDER);
        PackageOfCare replaced = Cases.replaced();
        assertThat(replaced.provider()).isEqualTo(ROWAN);
        assertThat(replaced.commitments()).allMatch(Commitment::isLive);
        PackageOfCare started = after(Visiting.start(replaced, Moment.at(NOON), NOON));
        assertThat(started.provider()).isEqualTo(ELDER);
        assertThat(started.commitments()).extracting(Commitment::endedAt).containsExactly(NOON, null);
    }

    @Test
    void doesNotAskAgainWhoHasHandedBackBeforeTheFirstVisit() {
        PackageOfCare again = after(Visiting.handBack(Cases.accepted(), NOON, market(NOON)));
        assertThat(again.ofThisRound()).extracting(Offer::provider).containsExactly(ELDER);
        assertThat(again.commitments()).noneMatch(Commitment::isLive);
    }

    @Test
    void replacesThePromiseWhenAReviewChangesTheVisits() {
        PackageOfCare same = after(Reviewing.review(Cases.started(), Cases.MORNINGS, market(TWO)));
        assertThat(same.commitments())
                .extracting(Commitment::staffMinutesPerWeek)
                .containsExactly(210);
        PackageOfCare shorter = after(Reviewing.review(Cases.started(), Cases.visits(15, 2), market(TWO)));
        assertThat(shorter.commitments())
                .extracting(Commitment::staffMinutesPerWeek)
                .containsExactly(210, 210);
        PackageOfCare reduced = after(Reviewing.review(Cases.started(), Cases.visits(15, 1), market(TWO)));
        assertThat(reduced.commitments())
                .extracting(Commitment::staffMinutesPerWeek)
                .containsExactly(210, 105);
        assertThat(reduced.commitments().getFirst().endedAt()).isEqualTo(TWO);
    }
}
