package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.MissedCare.Where;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.homeward.discharge.task.domain.Causes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who misses care, by what has ended it and where the person is. */
class MissedCareTest {

    private static final StayStanding IN = stay("RXX:1", Presence.ADMITTED, NOON.minus(DAY));
    private static final StayStanding HOME = stay("RXX:1", Presence.GONE, NOON.minus(DAY));
    private static final StayStanding BACK = stay("RXX:2", Presence.ADMITTED, NOON.plus(DAY));
    private static final StayStanding LEFT_OPEN = stay("RXX:0", Presence.ADMITTED, NOON.minus(DAY.multipliedBy(9)));
    private static final StayStanding DEAD = stay("RXX:2", Presence.DIED, NOON.plus(DAY));

    static Stream<Arguments> endings() {
        PackageOfCare criteria = ruledOut(Cases.accepted(), IN, true);
        PackageOfCare discharged = ruledOut(Cases.offered(), HOME, false);
        PackageOfCare mistaken = after(Visiting.end(Cases.started(), "died", null, NOON));
        PackageOfCare ended = after(Visiting.end(Cases.started(), "completed", null, NOON));
        return Stream.of(
                Arguments.of("met criteria, in hospital", criteria, List.of(IN), Where.HOSPITAL),
                Arguments.of("met criteria, went home", criteria, List.of(HOME), Where.ELSEWHERE),
                Arguments.of("left while it was sought", discharged, List.of(HOME), Where.HOME),
                Arguments.of("the discharge was a mistake", discharged, List.of(IN), Where.HOSPITAL),
                Arguments.of("came back", discharged, List.of(HOME, BACK), Where.HOSPITAL),
                Arguments.of("an old stay stands open", discharged, List.of(LEFT_OPEN, HOME), Where.HOME),
                Arguments.of("died in another stay", discharged, List.of(HOME, DEAD), null),
                Arguments.of("the death was a mistake", mistaken, List.of(HOME), Where.HOME),
                Arguments.of("the death was none", mistaken, List.of(HOME, DEAD), null),
                Arguments.of("lapsed, in hospital", Cases.lapsed(), List.of(HOME, BACK), Where.ANYWHERE),
                Arguments.of("lapsed, at home", Cases.lapsed(), List.of(HOME), Where.ANYWHERE),
                Arguments.of("lapsed, and died", Cases.lapsed(), List.of(HOME, DEAD), null),
                Arguments.of("ended by somebody", ended, List.of(HOME), null),
                Arguments.of("goes on", Cases.started(), List.of(HOME), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isMissedByWhoLivesAndHasNone(String what, PackageOfCare known, List<StayStanding> person, Where where) {
        assertThat(MissedCare.of(List.of(known), somebody(person)))
                .extracting(MissedCare::where)
                .isEqualTo(where == null ? List.of() : List.of(where));
    }

    @Test
    void isNotMissedWhereTheServiceIsGivenOrAskedForAnew() {
        PackageOfCare lost = ruledOut(Cases.offered(), HOME, false);
        Whereabouts atHome = somebody(List.of(HOME));
        for (PackageOfCare other : List.of(Cases.started(), Cases.accepted(), Cases.offered(), Cases.paused())) {
            assertThat(MissedCare.of(List.of(lost, another(other)), atHome)).isEmpty();
        }
        PackageOfCare endedBefore = after(Visiting.end(Cases.started(), "completed", null, NOON));
        assertThat(MissedCare.of(List.of(lost, another(endedBefore)), atHome)).hasSize(1);
        PackageOfCare later = after(Brokerage.request(
                PackageOfCare.draft(UUID.randomUUID(), lost.whose(), lost.need(), null, NOON.plus(DAY)),
                market(NOON.plus(DAY))));
        PackageOfCare dropped = after(Visiting.end(later, "declined-by-person", null, NOON.plus(DAY)));
        assertThat(MissedCare.of(List.of(lost, dropped), atHome))
                .as("asked for anew, and then given up by somebody")
                .isEmpty();
    }

    @Test
    void isATaskOfTheHubAtHomeAndAfterALapse() {
        assertThat(kinds(ruledOut(Cases.offered(), HOME, false), HOME)).containsExactly("left-without-care");
        assertThat(kinds(Cases.lapsed(), HOME)).containsExactly("lapsed");
        assertThat(kinds(ruledOut(Cases.accepted(), IN, true), IN)).isEmpty();
    }

    private static List<String> kinds(PackageOfCare known, StayStanding stay) {
        return MissedCare.of(List.of(known), somebody(List.of(stay))).stream()
                .flatMap(missed -> Causes.of(missed).stream())
                .map(cause -> cause.kind().code())
                .toList();
    }

    private static PackageOfCare ruledOut(PackageOfCare known, StayStanding stay, boolean meetsCriteria) {
        return after(Loop.follow(known, stay.withCriteria(meetsCriteria), NOON));
    }

    private static PackageOfCare another(PackageOfCare known) {
        PackageOfCare draft =
                PackageOfCare.draft(UUID.randomUUID(), known.whose(), known.need(), null, known.requestedAt());
        return draft.in(known.state());
    }

    private static StayStanding stay(String id, Presence presence, Instant admittedAt) {
        return new StayStanding(id, "RXX", "p1", presence, false, null, admittedAt);
    }

    private static Whereabouts somebody(List<StayStanding> stays) {
        return new Whereabouts(stays, Set.of(), Set.of(), false);
    }
}
