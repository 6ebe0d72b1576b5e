package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.ELDER;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When visits begin and end, as people say it. */
class VisitingTest {

    private static final Instant LATER = NOON.plus(DAY.multipliedBy(3));

    @Test
    void arePromisedForATimeThatCanBe() {
        PackageOfCare offered = Cases.offered();
        UUID offer = Cases.open(offered).id();
        for (Instant startsAt : List.of(NOON.minus(DAY.multipliedBy(28)), NOON.plus(DAY.multipliedBy(366)))) {
            assertThat(after(Answering.accept(offered, offer, startsAt, NOON)).state())
                    .isEqualTo(new State.Accepted(ROWAN, 1, NOON, startsAt, null));
        }
        assertThat(Answering.accept(offered, offer, NOON.minus(DAY.multipliedBy(29)), NOON))
                .isEqualTo(Decision.rejected(Refusal.STARTED_LONG_AGO));
        assertThat(Answering.accept(offered, offer, NOON.plus(DAY.multipliedBy(367)), NOON))
                .isEqualTo(Decision.rejected(Refusal.STARTS_TOO_LATE));
        PackageOfCare lost = Cases.withdrawn();
        assertThat(Answering.accept(lost, lost.offers().getFirst().id(), Instant.MIN, NOON))
                .isEqualTo(Decision.rejected(Refusal.OFFER_ACCEPTED));
    }

    @Test
    void mayHaveBegunBeforeTheAcceptanceButNotLongAndNotAhead() {
        PackageOfCare accepted = Cases.accepted();
        assertThat(after(Visiting.start(accepted, Moment.at(NOON.minusSeconds(1)), LATER))
                        .state())
                .isEqualTo(new State.Started(ROWAN, NOON.minusSeconds(1)));
        for (PackageOfCare one : List.of(accepted, Cases.replaced())) {
            assertThat(Visiting.start(one, Moment.at(NOON.minus(DAY.multipliedBy(29))), LATER))
                    .isEqualTo(Decision.rejected(Refusal.LONG_BEFORE_ACCEPTANCE));
        }
        assertThat(Visiting.start(accepted, Moment.at(NOON.plusSeconds(301)), NOON))
                .isEqualTo(Decision.rejected(Refusal.NOT_YET));
        assertThat(after(Visiting.start(accepted, Moment.at(NOON.plusSeconds(300)), NOON))
                        .state())
                .isEqualTo(new State.Started(ROWAN, NOON));
    }

    @Test
    void beginOnADayAsSoonAsTheProviderHadAccepted() {
        PackageOfCare accepted = Cases.accepted();
        assertThat(after(Visiting.start(accepted, day("2026-06-03"), NOON)).state())
                .isEqualTo(new State.Started(ROWAN, NOON));
        assertThat(after(Visiting.start(accepted, day("2026-06-04"), LATER)).state())
                .isEqualTo(new State.Started(ROWAN, Instant.parse("2026-06-03T23:00:00Z")));
        assertThat(after(Visiting.start(accepted, day("2026-06-02"), LATER)).state())
                .isEqualTo(new State.Started(ROWAN, Instant.parse("2026-06-01T23:00:00Z")));
        assertThat(Visiting.start(accepted, day("2026-06-04"), NOON)).isEqualTo(Decision.rejected(Refusal.NOT_YET));
    }

    @Test
    void goOnAtLeastUntilTheNotice() {
        assertThat(Visiting.handBack(Cases.started(), NOON.minusSeconds(301), market(NOON)))
                .isEqualTo(Decision.rejected(Refusal.LAST_VISIT_OVER));
        PackageOfCare notice = after(Visiting.handBack(Cases.started(), NOON.minusSeconds(300), market(NOON)));
        assertThat(notice.state()).isInstanceOfSatisfying(State.HandbackNotice.class, it -> {
            assertThat(it.notice().lastVisit()).isEqualTo(NOON);
            assertThat(it.notice().next()).isInstanceOf(State.Offered.class);
        });
        assertThat(notice.ofThisRound()).extracting(Offer::provider).containsExactly(ELDER);
    }

    @Test
    void promiseOthersAnewAfterAReviewThoughTheHoursAreTheSame() {
        List<Visit> before = Cases.visits(30, 2);
        List<Visit> after = Cases.visits(60, 1);
        PackageOfCare doubled = after(Reviewing.review(Cases.paused(), before, market(NOON)));
        PackageOfCare reviewed = after(Reviewing.review(doubled, after, market(LATER)));
        assertThat(reviewed.commitments().subList(1, 3))
                .containsExactly(
                        new Commitment(ROWAN, 420, before, NOON, LATER, false),
                        new Commitment(ROWAN, 420, after, LATER, null, true));
        assertThat(after(Reviewing.review(reviewed, after, market(LATER))).commitments())
                .isEqualTo(reviewed.commitments());
    }

    /** A day in London in summer. */
    private static Moment day(String date) {
        Instant midnight = Instant.parse(date + "T00:00:00Z").minusSeconds(3600);
        return new Moment(midnight, midnight.plus(DAY).minusNanos(1));
    }
}
