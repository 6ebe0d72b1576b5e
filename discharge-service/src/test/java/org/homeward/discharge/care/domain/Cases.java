package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.StayStanding.Presence;

/** A package of care in each of its states, reached by the rules themselves. */
final class Cases {

    static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final String ROWAN = "ROWAN";
    static final String ELDER = "ELDER";
    static final List<Visit> MORNINGS = visits(30, 1);
    static final PackageOfCare.Whose WHOSE = new PackageOfCare.Whose("RXX:1", "RXX", "p1");

    private Cases() {}

    static List<Visit> visits(int minutes, int carers) {
        return List.of(new Visit(Band.MORNING, minutes, carers, EnumSet.allOf(DayOfWeek.class)));
    }

    static Need need() {
        return new Need(Service.REABLEMENT, "LE3 9", MORNINGS, List.of(), null, "council");
    }

    static Provider provider(String id, int tier) {
        return new Provider(id, tier, Set.of("LE3"), Set.of("reablement"), Set.of(), List.of());
    }

    /** Rowan in tier 1, Elder in tier 2. */
    static Market market(Instant now) {
        return new Market(List.of(provider(ELDER, 2), provider(ROWAN, 1)), Rules.USUAL, now);
    }

    static Market nobody(Instant now) {
        return new Market(List.of(), Rules.USUAL, now);
    }

    static PackageOfCare draft() {
        return PackageOfCare.draft(new UUID(0, 1), WHOSE, need(), null, NOON);
    }

    static PackageOfCare requested() {
        return after(Brokerage.request(draft(), nobody(NOON)));
    }

    static PackageOfCare offered() {
        return after(Brokerage.request(draft(), market(NOON)));
    }

    static PackageOfCare accepted() {
        return after(Answering.accept(offered(), open(offered()).id(), NOON.plus(DAY), NOON));
    }

    static PackageOfCare unsourced() {
        Instant later = NOON.plus(DAY);
        return after(Brokerage.goOn(after(Brokerage.goOn(offered(), market(later))), market(later.plus(DAY))));
    }

    static PackageOfCare started() {
        return after(Visiting.start(accepted(), Moment.at(NOON), NOON));
    }

    static PackageOfCare paused() {
        return after(Visiting.pause(started(), market(NOON)));
    }

    static PackageOfCare restartAsked() {
        return after(Loop.discharged(paused(), NOON));
    }

    static PackageOfCare notice() {
        return after(Visiting.handBack(started(), NOON.plus(DAY), market(NOON)));
    }

    static PackageOfCare replaced() {
        return after(Answering.accept(notice(), open(notice()).id(), NOON.plus(DAY), NOON));
    }

    /** Rowan, who has given notice, while the person is in hospital; Elder has promised to go on. */
    static PackageOfCare pausedOnNotice() {
        return after(Visiting.pause(replaced(), market(NOON)));
    }

    static PackageOfCare lapsed() {
        return after(Visiting.lapse(paused(), NOON.plus(Duration.ofDays(30))));
    }

    static PackageOfCare withdrawn() {
        return after(Visiting.end(accepted(), "declined-by-person", null, NOON));
    }

    static PackageOfCare ended() {
        return after(Visiting.end(started(), "completed", null, NOON));
    }

    static Offer open(PackageOfCare known) {
        return known.offers().stream().filter(Offer::isOpen).findFirst().orElseThrow();
    }

    static StayStanding stay(Presence presence, boolean meetsCriteriaAgain) {
        return new StayStanding("RXX:1", "RXX", "p1", presence, meetsCriteriaAgain, null, NOON.minus(DAY), null);
    }

    static PackageOfCare after(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).after();
    }

    static List<Happened> events(Decision decision) {
        return decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
    }
}
