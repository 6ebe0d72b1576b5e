package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;
import static org.homeward.discharge.care.domain.Cases.stay;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Offer.Status;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.junit.jupiter.api.Test;

/** The loop between readiness and care. */
class LoopTest {

    private static final Instant LATER = NOON.plus(DAY.multipliedBy(2));
    private static final StayStanding HOME = stay(Presence.GONE, false);
    private static final StayStanding IN_AGAIN =
            new StayStanding("RXX:2", "RXX", "p1", Presence.ADMITTED, false, null, NOON.plus(DAY), null);

    @Test
    void withdrawsWhatHasNotStartedWithItsReasonAndRemembersTheProvider() {
        PackageOfCare offered = after(Loop.follow(Cases.offered(), stay(Presence.ADMITTED, true), NOON));
        assertThat(offered.offers()).extracting(Offer::status).containsExactly(Status.WITHDRAWN);
        assertThat(offered.offers()).extracting(Offer::reason).containsExactly("criteria-met-again");

        PackageOfCare accepted = after(Loop.follow(Cases.accepted(), stay(Presence.VOID, false), NOON));
        assertThat(accepted.state()).isEqualTo(new State.Withdrawn(NOON, "admission-cancelled", ROWAN));
        assertThat(accepted.commitments()).noneMatch(Commitment::isLive);
    }

    @Test
    void bringsNothingBackByItself() {
        PackageOfCare withdrawn = Cases.withdrawn();
        for (Presence presence : Presence.values()) {
            assertThat(Loop.follow(withdrawn, stay(presence, false), NOON)).isEqualTo(Decision.accepted(withdrawn));
        }
        assertThat(Brokerage.goOn(withdrawn, market(NOON))).isEqualTo(Decision.accepted(withdrawn));
    }

    @Test
    void keepsAPromiseOverTheDischargeButNoSearch() {
        PackageOfCare accepted = Cases.accepted();
        assertThat(Loop.follow(accepted, stay(Presence.GONE, false), NOON)).isEqualTo(Decision.accepted(accepted));
        assertThat(after(Loop.follow(Cases.unsourced(), stay(Presence.GONE, false), NOON))
                        .state())
                .isEqualTo(new State.Withdrawn(NOON, "discharged", null));
    }

    @Test
    void seeksOnAfterAHandBackThoughTheStayIsOver() {
        PackageOfCare notice = Cases.notice();
        assertThat(Loop.follow(notice, stay(Presence.GONE, false), NOON)).isEqualTo(Decision.accepted(notice));
    }

    @Test
    void seeksAnotherWhenWhoWasToGoOnGivesItsPromiseBack() {
        Decision given = Visiting.handBack(Cases.replaced(), NOON, market(NOON));
        assertThat(Cases.events(given)).containsExactly(Happened.HANDED_BACK, Happened.REQUESTED);
        assertThat(after(given).provider()).isEqualTo(ROWAN);
        assertThat(after(given).commitments())
                .extracting(Commitment::provider, Commitment::isLive)
                .containsExactly(tuple(ROWAN, true), tuple(Cases.ELDER, false));
    }

    @Test
    void callsOffTheSearchBesideANoticeThatNobodyNeeds() {
        for (StayStanding stay : List.of(stay(Presence.ADMITTED, true), stay(Presence.VOID, false))) {
            PackageOfCare replaced = after(Loop.follow(Cases.replaced(), stay, NOON));
            PackageOfCare called = after(Loop.follow(Cases.notice(), stay, NOON));
            assertThat(called.offers()).noneMatch(Offer::isOpen);
            assertThat(Cases.events(Loop.follow(called, stay, NOON))).isEmpty();
            assertThat(Cases.events(Brokerage.goOn(called, market(NOON.plus(DAY)))))
                    .isEmpty();
            assertThat(Cases.events(Reviewing.review(called, Cases.visits(15, 1), market(NOON))))
                    .containsExactly(Happened.REVIEWED);
            assertThat(replaced.commitments())
                    .extracting(Commitment::provider, Commitment::isLive)
                    .containsExactly(tuple(ROWAN, true), tuple(Cases.ELDER, false));
            assertThat(after(Loop.overdue(replaced, market(NOON.plus(DAY)))).state())
                    .isEqualTo(new State.Withdrawn(NOON.plus(DAY), stay.obstacle(), Cases.ELDER));
            Whereabouts there = heard(List.of(stay), Set.of(), false);
            Decision given = Loop.handBack(Cases.started(), NOON.plus(DAY), there, market(NOON));
            assertThat(Cases.events(given)).containsExactly(Happened.HANDED_BACK, Happened.SEARCH_CALLED_OFF);
            assertThat(after(given).offers()).noneMatch(Offer::isOpen);
        }
    }

    @Test
    void goesOnSeekingForSomebodyAtHomeWhateverIsHeardOfAnotherStay() {
        StayStanding home = stay(Presence.GONE, false);
        StayStanding outpatient =
                new StayStanding("RXX:2", "RXX", "p1", Presence.NOT_ADMITTED, false, null, null, null);
        PackageOfCare sought = after(Visiting.handBack(Cases.accepted(), NOON, market(NOON)));
        assertThat(sought.ofThisRound()).anyMatch(Offer::isOpen);

        Whereabouts another = new Whereabouts(List.of(home, outpatient), Set.of(), Set.of("RXX:2"), false);
        assertThat(Cases.events(Loop.settle(sought, another, market(NOON)))).isEmpty();
        assertThat(after(Loop.settle(sought, heard(List.of(home), Set.of(), true), market(NOON)))
                        .state()
                        .code())
                .as("when the discharge itself is heard of")
                .isEqualTo("withdrawn");
    }

    @Test
    void pausesForAnAdmissionButNotForOneFromBeforeTheFirstVisit() {
        StayStanding again =
                new StayStanding("RXX:2", "RXX", "p1", Presence.ADMITTED, false, null, NOON.plus(DAY), null);
        PackageOfCare paused = after(Loop.admitted(Cases.started(), again, market(NOON.plus(DAY))));
        assertThat(paused.commitments()).allMatch(one -> one.isLive() && one.paused());

        StayStanding old =
                new StayStanding("RXX:0", "RXX", "p1", Presence.ADMITTED, false, null, NOON.minus(DAY), null);
        assertThat(Cases.events(Loop.admitted(Cases.started(), old, market(NOON))))
                .isEmpty();
    }

    @Test
    void pausesOnNoticeWhileTheSearchGoesOn() {
        Instant soon = NOON.plusSeconds(60);
        StayStanding again = new StayStanding("RXX:2", "RXX", "p1", Presence.ADMITTED, false, null, soon, null);
        Whereabouts entered = heard(List.of(HOME, again), Set.of("RXX:2"), false);
        PackageOfCare paused = after(Loop.settle(Cases.notice(), entered, market(soon)));
        assertThat(paused.state().code()).isEqualTo("paused");
        assertThat(paused.commitments()).extracting(Commitment::paused).containsExactly(true);
        assertThat(paused.ofThisRound()).allMatch(Offer::isOpen);
        PackageOfCare promised =
                after(Answering.accept(paused, Cases.open(paused).id(), NOON.plus(DAY), soon));
        assertThat(promised.commitments())
                .extracting(Commitment::provider, Commitment::paused)
                .containsExactly(tuple(ROWAN, true), tuple(Cases.ELDER, false));
        assertThat(Loop.start(promised, Moment.at(soon), somebody(again), market(soon)))
                .isEqualTo(Decision.rejected(Refusal.PERSON_IN_HOSPITAL));
        Decision asked = Loop.discharged(promised, soon);
        assertThat(Cases.events(asked)).containsExactly(Happened.RESTART_ASKED);
        PackageOfCare home = after(Visiting.restart(after(asked), market(soon)));
        assertThat(home.state().code()).isEqualTo("handback-notice");
        assertThat(home.commitments()).noneMatch(Commitment::paused);
        assertThat(after(Loop.start(after(asked), Moment.at(soon), somebody(HOME), market(soon)))
                        .provider())
                .isEqualTo(Cases.ELDER);
    }

    /** It gave notice for tomorrow, which is before the limit of the pause. */
    @Test
    void freesAPausedProviderAtTheLastVisitOfItsNotice() {
        PackageOfCare paused = Cases.pausedOnNotice();
        assertThat(paused.state().due()).isEqualTo(NOON.plus(DAY));
        Decision over = Loop.overdue(paused, market(NOON.plus(DAY)));
        assertThat(Cases.events(over)).containsExactly(Happened.LAPSED);
        assertThat(after(over).state().code()).isEqualTo("accepted");
        assertThat(after(over).commitments().getFirst().endedAt()).isEqualTo(NOON.plus(DAY));
        PackageOfCare early = after(Visiting.handBack(Cases.paused(), NOON.plus(DAY.multipliedBy(90)), market(NOON)));
        assertThat(early.state().code()).isEqualTo("paused");
        Instant limit = NOON.plus(Rules.USUAL.lapseAfter());
        assertThat(after(Loop.overdue(early, market(limit)))
                        .commitments()
                        .getFirst()
                        .endedAt())
                .isEqualTo(limit);
    }

    @Test
    void callsOffTheSearchBesideAPausedNoticeThatNobodyNeeds() {
        PackageOfCare called = after(Loop.follow(Cases.pausedOnNotice(), stay(Presence.ADMITTED, true), NOON));
        assertThat(called.state().code()).isEqualTo("paused");
        assertThat(after(Loop.overdue(called, market(NOON.plus(DAY)))).state())
                .isEqualTo(new State.Withdrawn(NOON.plus(DAY), "criteria-met-again", Cases.ELDER));
    }

    @Test
    void asksTheSameProviderAtDischargeUnlessTheLimitHasPassed() {
        Decision asked = Loop.discharged(Cases.paused(), NOON.plus(DAY));
        assertThat(Cases.events(asked)).containsExactly(Happened.RESTART_ASKED);
        assertThat(after(asked).state()).isInstanceOf(State.Paused.class);
        assertThat(after(Visiting.restart(after(asked), market(NOON.plus(DAY)))).state())
                .isEqualTo(new State.Started(ROWAN, NOON));

        Decision late = Loop.discharged(Cases.paused(), NOON.plus(Rules.USUAL.lapseAfter()));
        assertThat(Cases.events(late)).containsExactly(Happened.LAPSED);
        assertThat(after(late).commitments()).noneMatch(Commitment::isLive);
    }

    @Test
    void takesTheWordBackWhenThePersonIsInHospitalAgain() {
        StayStanding cancelled = stay(Presence.ADMITTED, false);
        for (StayStanding again : List.of(IN_AGAIN, cancelled)) {
            Whereabouts entered = heard(List.of(again), Set.of(again.stay()), false);
            Decision paused = Loop.settle(Cases.restartAsked(), entered, market(NOON.plus(DAY)));
            assertThat(Cases.events(paused)).containsExactly(Happened.PAUSED);
            assertThat(after(paused)).isEqualTo(Cases.paused());
            assertThat(Alarm.of(after(paused), Rules.USUAL, NOON)).isEmpty();
        }
        StayStanding old =
                new StayStanding("RXX:0", "RXX", "p1", Presence.ADMITTED, false, null, NOON.minus(DAY), null);
        assertThat(Cases.events(Loop.admitted(Cases.restartAsked(), old, market(NOON))))
                .isEmpty();
    }

    @Test
    void restartsNoVisitsWhileThePersonIsInHospital() {
        Decision refused = Decision.rejected(Refusal.PERSON_IN_HOSPITAL);
        assertThat(Loop.restart(Cases.paused(), somebody(IN_AGAIN), market(NOON)))
                .isEqualTo(refused);
        assertThat(Cases.events(Loop.restart(Cases.paused(), somebody(HOME), market(NOON))))
                .containsExactly(Happened.RESTARTED);
        Instant late = NOON.plus(Rules.USUAL.lapseAfter());
        Decision sought = Loop.restart(Cases.paused(), somebody(IN_AGAIN), market(late));
        assertThat(Cases.events(sought)).containsExactly(Happened.LAPSED, Happened.OFFERED);
        assertThat(after(sought).stay()).isEqualTo("RXX:2");
    }

    @Test
    void leavesWhoWasAskedTheirTimeWhenAReviewChangesNothing() {
        List<Visit> twice =
                List.of(Cases.visits(30, 1).getFirst(), Cases.visits(15, 2).getFirst());
        PackageOfCare offered = after(Reviewing.review(Cases.offered(), twice, market(NOON)));
        for (List<Visit> same : List.of(twice, twice.reversed())) {
            Decision reviewed = Reviewing.review(offered, same, market(NOON.plusSeconds(60)));
            assertThat(Cases.events(reviewed)).containsExactly(Happened.REVIEWED);
            assertThat(after(reviewed).offers()).isEqualTo(offered.offers());
            assertThat(after(reviewed).milestones().searches())
                    .isEqualTo(offered.milestones().searches());
        }
        Decision again = Reviewing.review(Cases.unsourced(), Cases.MORNINGS, market(NOON));
        assertThat(Cases.events(again)).containsExactly(Happened.REVIEWED, Happened.OFFERED);
    }

    @Test
    void startsNoVisitsWhileThePersonIsInHospital() {
        for (PackageOfCare known : List.of(Cases.accepted(), Cases.replaced())) {
            assertThat(Loop.start(known, Moment.at(LATER), somebody(IN_AGAIN), market(LATER)))
                    .isEqualTo(Decision.rejected(Refusal.PERSON_IN_HOSPITAL));
            assertThat(after(Loop.start(known, Moment.at(NOON), somebody(HOME), market(NOON)))
                            .state()
                            .code())
                    .isEqualTo("started");
        }
        StayStanding stillIn = stay(Presence.ADMITTED, false);
        assertThat(Loop.start(
                        Cases.accepted(), Moment.at(NOON), heard(List.of(stillIn), Set.of(), false), market(NOON)))
                .isEqualTo(Decision.rejected(Refusal.PERSON_IN_HOSPITAL));
        assertThat(Loop.start(Cases.offered(), Moment.at(LATER), somebody(IN_AGAIN), market(LATER)))
                .isEqualTo(Decision.rejected(Refusal.NOT_IN_THIS_STATE));
    }

    @Test
    void pausesAFirstVisitThatIsToldOnceThePersonIsInHospitalAgain() {
        Instant visit = NOON.plusSeconds(3600);
        for (PackageOfCare known : List.of(Cases.accepted(), Cases.replaced())) {
            Decision told = Loop.start(known, Moment.at(visit), somebody(IN_AGAIN), market(LATER));
            assertThat(Cases.events(told)).containsExactly(Happened.STARTED, Happened.PAUSED);
            assertThat(after(told).state().code()).isEqualTo("paused");
            assertThat(after(told).commitments().getLast().paused()).isTrue();
            assertThat(((State.Paused) after(told).state()).pausedAt())
                    .as("from the admission on")
                    .isEqualTo(IN_AGAIN.admittedAt());
            assertThat(((State.Paused) after(told).state()).lapsesAt())
                    .isEqualTo(NOON.plus(DAY).plus(Rules.USUAL.lapseAfter()));
            assertThat(after(Visiting.restart(after(told), market(LATER))).state())
                    .as("the visits go on from the first one")
                    .isEqualTo(after(Visiting.start(known, Moment.at(visit), LATER))
                            .state());
        }
        assertThat(Loop.start(Cases.accepted(), Moment.at(LATER), somebody(IN_AGAIN), market(NOON)))
                .as("a visit that lies ahead")
                .isEqualTo(Decision.rejected(Refusal.PERSON_IN_HOSPITAL));
        StayStanding own = stay(Presence.ADMITTED, false);
        Moment before = Moment.at(NOON.minus(DAY.multipliedBy(2)));
        assertThat(Loop.start(Cases.accepted(), before, heard(List.of(own), Set.of(), false), market(LATER)))
                .as("promised for somebody who is in hospital still")
                .isEqualTo(Decision.rejected(Refusal.PERSON_IN_HOSPITAL));
    }

    @Test
    void isNotKeptFromHomeByAnOldStayThatNobodyHasEnded() {
        StayStanding open =
                new StayStanding("RXX:0", "RXX", "p1", Presence.ADMITTED, false, null, NOON.minus(DAY), null);
        Whereabouts left = heard(List.of(HOME, open), Set.of(), true);
        assertThat(after(Loop.start(Cases.accepted(), Moment.at(NOON), left, market(NOON)))
                        .state()
                        .code())
                .isEqualTo("started");
        assertThat(Cases.events(Loop.settle(Cases.paused(), left, market(NOON))))
                .containsExactly(Happened.RESTART_ASKED);
        Whereabouts inAgain = heard(List.of(IN_AGAIN, open), Set.of(), true);
        assertThat(Cases.events(Loop.settle(Cases.paused(), inAgain, market(NOON))))
                .isEmpty();
    }

    @Test
    void keepsAPromiseForSomebodyWhoIsInHospitalAgainAndLetsAPersonDecide() {
        Instant start = NOON.plus(DAY);
        Whereabouts entered = heard(List.of(HOME, IN_AGAIN), Set.of("RXX:2"), false);
        Decision held = Loop.settle(Cases.accepted(), entered, market(start));
        assertThat(Cases.events(held)).containsExactly(Happened.START_HELD);
        assertThat(after(held).commitments()).allMatch(Commitment::isLive);
        assertThat(Alarm.of(after(held), Rules.USUAL, start))
                .containsExactly(new Alarm("readmitted-before-start", start));
        assertThat(Cases.events(Loop.settle(after(held), entered, market(start))))
                .isEmpty();
        StayStanding gone = new StayStanding("RXX:2", "RXX", "p1", Presence.GONE, false, null, start, null);
        Whereabouts left = heard(List.of(HOME, gone), Set.of(), true);
        Decision freed = Loop.settle(after(held), left, market(start));
        assertThat(Cases.events(freed)).containsExactly(Happened.START_FREED);
        assertThat(after(freed)).isEqualTo(Cases.accepted());
        assertThat(Cases.events(Loop.admitted(Cases.accepted(), stay(Presence.ADMITTED, false), market(start))))
                .isEmpty();
    }

    @Test
    void followsAMergedStay() {
        PackageOfCare moved = after(Loop.merged(Cases.accepted(), "RXX:9"));
        assertThat(moved.stay()).isEqualTo("RXX:9");
        assertThat(Loop.merged(moved, "RXX:9")).isEqualTo(Decision.accepted(moved));
    }

    @Test
    void seeksALapsedPackageAnewWithTheSameProviderFirstAndAlone() {
        Instant late = NOON.plus(Rules.USUAL.lapseAfter());
        Decision restarted = Visiting.restart(Cases.paused(), market(late));
        assertThat(Cases.events(restarted)).containsExactly(Happened.LAPSED, Happened.OFFERED);
        assertThat(after(restarted).ofThisRound())
                .extracting(Offer::provider, Offer::tier)
                .containsExactly(tuple(ROWAN, Brokerage.PREVIOUS));
    }

    @Test
    void seeksALapsedPackageForTheStayInWhichThePersonIsNow() {
        PackageOfCare sought = after(Loop.restart(Cases.lapsed(), somebody(IN_AGAIN), market(NOON)));
        assertThat(sought.stay()).isEqualTo("RXX:2");
        StayStanding fitNoMore = IN_AGAIN.withCriteria(true);
        assertThat(after(Loop.follow(sought, fitNoMore, NOON)).state().code()).isEqualTo("withdrawn");
        StayStanding died = new StayStanding("RXX:2", "RXX", "p1", Presence.DIED, false, null, NOON, null);
        assertThat(Loop.restart(Cases.lapsed(), somebody(died), market(NOON)))
                .isEqualTo(Decision.rejected(Refusal.PERSON_HAS_DIED));
    }

    @Test
    void seeksNoLapsedPackageAnewForAStayThatRulesItOut() {
        StayStanding meetsAgain = IN_AGAIN.withCriteria(true);
        StayStanding cancelled = new StayStanding("RXX:1", "RXX", "p1", Presence.VOID, false, null, NOON, null);
        for (PackageOfCare known : List.of(Cases.lapsed(), Cases.paused())) {
            Market late = market(NOON.plus(Rules.USUAL.lapseAfter()));
            assertThat(Loop.restart(known, somebody(meetsAgain), late))
                    .isEqualTo(Decision.rejected(Refusal.CRITERIA_MET_AGAIN));
            assertThat(Loop.restart(known, heard(List.of(cancelled), Set.of(), false), late))
                    .isEqualTo(Decision.rejected(Refusal.ADMISSION_CANCELLED));
            assertThat(Cases.events(Loop.restart(known, somebody(HOME), late))).endsWith(Happened.OFFERED);
        }
    }

    @Test
    void remembersWhoHadPromisedToStartALapsedPackageAgain() {
        PackageOfCare sought = after(Loop.restart(Cases.lapsed(), somebody(IN_AGAIN), market(NOON)));
        PackageOfCare promised =
                after(Answering.accept(sought, Cases.open(sought).id(), NOON.plus(DAY), NOON));
        PackageOfCare withdrawn = after(Loop.follow(promised, IN_AGAIN.withCriteria(true), NOON));
        assertThat(withdrawn.state()).isEqualTo(new State.Withdrawn(NOON, "criteria-met-again", ROWAN));
        assertThat(withdrawn.commitments()).noneMatch(Commitment::isLive);
        assertThat(after(Visiting.end(promised, "completed", "self-funding", NOON))
                        .state())
                .isEqualTo(new State.Ended(ROWAN, NOON, NOON, "completed", "self-funding"));
    }

    @Test
    void endsEveryPackageOfAPersonWhoDiesInAnotherStay() {
        StayStanding died = new StayStanding("RXX:2", "RXX", "p2", Presence.DIED, false, null, NOON, null);
        for (PackageOfCare known : List.of(Cases.offered(), Cases.accepted(), Cases.started(), Cases.paused())) {
            PackageOfCare over = after(Loop.settle(known, somebody(died), market(NOON)));
            assertThat(over.state().isClosed()).isTrue();
            assertThat(over.commitments()).noneMatch(Commitment::isLive);
        }
    }

    @Test
    void asksToRestartOnceThePersonIsInNoHospital() {
        StayStanding gone = new StayStanding("RXX:3", "RXX", "p1", Presence.GONE, false, null, NOON, null);
        Whereabouts stillIn = heard(List.of(HOME, IN_AGAIN, gone), Set.of(), true);
        assertThat(Cases.events(Loop.settle(Cases.paused(), stillIn, market(NOON))))
                .isEmpty();
        Whereabouts out = heard(List.of(HOME, gone), Set.of(), true);
        assertThat(Cases.events(Loop.settle(Cases.paused(), out, market(NOON))))
                .containsExactly(Happened.RESTART_ASKED);
        Whereabouts wasOut = heard(List.of(HOME, gone), Set.of(), false);
        assertThat(Cases.events(Loop.settle(Cases.paused(), wasOut, market(NOON))))
                .isEmpty();
    }

    @Test
    void pausesForAnAdmissionThatIsNewOfThisPersonAlone() {
        Whereabouts entered = heard(List.of(HOME, IN_AGAIN), Set.of("RXX:2"), false);
        assertThat(after(Loop.settle(Cases.started(), entered, market(NOON)))
                        .state()
                        .code())
                .isEqualTo("paused");
        Whereabouts known = heard(List.of(HOME, IN_AGAIN), Set.of(), true);
        assertThat(Cases.events(Loop.settle(Cases.started(), known, market(NOON))))
                .isEmpty();
    }

    private static Whereabouts somebody(StayStanding other) {
        return heard(List.of(HOME, other), Set.of(), false);
    }

    /** All of the stays are otherwise than before. */
    private static Whereabouts heard(List<StayStanding> stays, Set<String> entered, boolean wasInHospital) {
        Set<String> all = stays.stream().map(StayStanding::stay).collect(Collectors.toSet());
        return new Whereabouts(stays, entered, all, wasInHospital);
    }
}
