package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.MissedCare.Where.Anywhere;
import org.homeward.discharge.care.domain.MissedCare.Where.Home;
import org.homeward.discharge.care.domain.MissedCare.Where.Hospital;
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
                Arguments.of("met criteria, in hospital", criteria, List.of(IN), Hospital.class),
                Arguments.of("met criteria, went home", criteria, List.of(HOME), Home.class),
                Arguments.of("left while it was sought", discharged, List.of(HOME), Home.class),
                Arguments.of("the discharge was a mistake", discharged, List.of(IN), Hospital.class),
                Arguments.of("came back", discharged, List.of(HOME, BACK), Hospital.class),
                Arguments.of("an old stay stands open", discharged, List.of(LEFT_OPEN, HOME), Home.class),
                Arguments.of("died in another stay", discharged, List.of(HOME, DEAD), null),
                Arguments.of("the death was a mistake", mistaken, List.of(HOME), Home.class),
                Arguments.of("the death was none", mistaken, List.of(HOME, DEAD), null),
                Arguments.of("lapsed, in hospital", Cases.lapsed(), List.of(HOME, BACK), Anywhere.class),
                Arguments.of("lapsed, at home", Cases.lapsed(), List.of(HOME), Anywhere.class),
                Arguments.of("lapsed, and died", Cases.lapsed(), List.of(HOME, DEAD), null),
                Arguments.of("ended by somebody", ended, List.of(HOME), null),
                Arguments.of("goes on", Cases.started(), List.of(HOME), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isMissedByWhoLivesAndHasNone(String what, PackageOfCare known, List<StayStanding> person, Class<?> where) {
        assertThat(MissedCare.of(List.of(known), somebody(person)))
                .extracting(missed -> missed.where().getClass())
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
    void isMissedForItselfWhereAnotherWasRuledOutAsWell() {
        PackageOfCare lost = ruledOut(Cases.offered(), HOME, false);
        StayStanding cancelled = stay("RXX:2", Presence.VOID, NOON.plus(DAY));
        PackageOfCare later = another(lost, NOON.plus(DAY)).ofStay("RXX:2");
        PackageOfCare void2 = later.in(new State.Withdrawn(NOON.plus(DAY), "admission-cancelled", null));
        assertThat(MissedCare.of(List.of(lost, void2), somebody(List.of(HOME, cancelled))))
                .extracting(MissedCare::known)
                .containsExactly(lost);
        StayStanding leftAgain = stay("RXX:2", Presence.GONE, NOON.plus(DAY));
        assertThat(MissedCare.of(List.of(lost, void2), somebody(List.of(HOME, leftAgain))))
                .as("the newer one alone")
                .extracting(MissedCare::known)
                .containsExactly(void2);
    }

    @Test
    void isNotMissedByWhoHasDiedAtHome() {
        PackageOfCare standIn =
                another(Cases.started()).in(new State.Ended("ROWAN", NOON, NOON.plus(DAY), "died-at-home", null));
        List<PackageOfCare> both = List.of(Cases.lapsed(), standIn);
        assertThat(MissedCare.of(both, somebody(List.of(HOME)))).isEmpty();
        assertThat(MissedCare.of(both, somebody(List.of(HOME, LEFT_OPEN)))).isEmpty();
        for (Presence presence : List.of(Presence.ADMITTED, Presence.GONE)) {
            PackageOfCare search =
                    another(Cases.offered()).in(new State.Withdrawn(NOON.plus(DAY), "died-at-home", null));
            assertThat(MissedCare.of(List.of(Cases.lapsed(), search), somebody(List.of(HOME))))
                    .isEmpty();
            StayStanding since = stay("RXX:2", presence, NOON.plus(DAY.multipliedBy(2)));
            assertThat(MissedCare.of(both, somebody(List.of(HOME, since))))
                    .as("somebody else has died")
                    .hasSize(1);
        }
    }

    @Test
    void isNotMissedByWhoHasComeForSomethingElseSince() {
        PackageOfCare lost = ruledOut(Cases.offered(), HOME, false);
        Instant soon = NOON.plus(DAY.multipliedBy(29));
        Instant muchLater = NOON.plus(DAY.multipliedBy(31));
        for (Presence presence : List.of(Presence.ADMITTED, Presence.GONE)) {
            assertThat(MissedCare.of(List.of(lost), somebody(List.of(HOME, stay("RXX:3", presence, soon)))))
                    .hasSize(1);
            assertThat(MissedCare.of(List.of(lost), somebody(List.of(HOME, stay("RXX:3", presence, muchLater)))))
                    .isEmpty();
        }
        StayStanding cancelled = stay("RXX:3", Presence.VOID, muchLater);
        assertThat(MissedCare.of(List.of(lost), somebody(List.of(HOME, cancelled))))
                .hasSize(1);
    }

    /** A search in between that was ruled out, and long ago, is not what somebody has instead of the care that they had. */
    @Test
    void isMissedWhateverWasSoughtInBetweenForAnotherNeed() {
        PackageOfCare given = Cases.lapsed();
        Instant since = Objects.requireNonNull(given.state().closedAt());
        PackageOfCare between = another(given, NOON.plusSeconds(60))
                .ofStay("RXX:2")
                .in(new State.Withdrawn(NOON.plus(DAY), "criteria-met-again", null));
        StayStanding left = stay("RXX:2", Presence.GONE, NOON.minus(DAY));
        StayStanding muchLater = stay("RXX:3", Presence.ADMITTED, NOON.plus(DAY.multipliedBy(90)));
        assertThat(since).isAfter(between.requestedAt());
        assertThat(MissedCare.of(List.of(given, between), somebody(List.of(HOME, left, muchLater))))
                .extracting(MissedCare::known)
                .containsExactly(given);
    }

    /** Forty days in bed after the package was withdrawn, and back a day after that. */
    @Test
    void isMissedByWhoComesBackWithinAMonthOfLeaving() {
        Instant left = NOON.plus(DAY.multipliedBy(40));
        StayStanding own = new StayStanding("RXX:1", "RXX", "p1", Presence.GONE, false, null, NOON.minus(DAY), left);
        PackageOfCare lost = ruledOut(Cases.accepted(), IN, true);
        StayStanding back = stay("RXX:2", Presence.ADMITTED, left.plus(DAY));
        assertThat(MissedCare.of(List.of(lost), somebody(List.of(own, back))))
                .extracting(MissedCare::where)
                .containsExactly(new Hospital(back));
        StayStanding other = stay("RXX:2", Presence.ADMITTED, NOON.plus(DAY.multipliedBy(35)));
        assertThat(MissedCare.of(List.of(lost), somebody(List.of(IN, other))))
                .as("lies in the first still")
                .extracting(MissedCare::where)
                .containsExactly(new Hospital(IN));
    }

    @Test
    void isNotMissedOnceSomebodyHasEndedWhatWasGivenInstead() {
        PackageOfCare given = Cases.started();
        PackageOfCare lost = another(ruledOut(Cases.offered(), HOME, false), NOON);
        assertThat(MissedCare.of(List.of(lost, given), somebody(List.of(HOME)))).isEmpty();
        PackageOfCare completed = after(Visiting.end(given, "completed", null, NOON.plus(DAY)));
        assertThat(MissedCare.of(List.of(lost, completed), somebody(List.of(HOME))))
                .isEmpty();
    }

    @Test
    void isMissedInTheStayThatWasMeantWhereAnotherWasRegisteredByMistake() {
        StayStanding mistaken = stay("RXX:1", Presence.VOID, NOON.minus(DAY));
        PackageOfCare lost = ruledOut(Cases.offered(), mistaken, false);
        StayStanding meant = stay("RXX:2", Presence.ADMITTED, NOON.minus(DAY.multipliedBy(2)));
        assertThat(MissedCare.of(List.of(lost), somebody(List.of(mistaken, meant))))
                .extracting(MissedCare::where)
                .containsExactly(new Hospital(meant));
        StayStanding home =
                new StayStanding("RXX:2", "RXX", "p1", Presence.GONE, false, null, meant.admittedAt(), NOON.plus(DAY));
        assertThat(MissedCare.of(List.of(lost), somebody(List.of(mistaken, home))))
                .extracting(MissedCare::where)
                .containsExactly(new Home(NOON.plus(DAY)));
    }

    @Test
    void staysAskedForAnewWhereThePersonHasComeForSomethingElse() {
        PackageOfCare again = ruledOut(another(Cases.offered(), NOON.plus(DAY.multipliedBy(60))), HOME, false);
        StayStanding muchLater = stay("RXX:3", Presence.ADMITTED, NOON.plus(DAY.multipliedBy(90)));
        assertThat(MissedCare.of(List.of(Cases.lapsed(), again), somebody(List.of(HOME, muchLater))))
                .isEmpty();
    }

    @Test
    void isATaskOfTheHubAtHomeAndAfterALapse() {
        assertThat(kinds(ruledOut(Cases.offered(), HOME, false), HOME)).containsExactly("left-without-care");
        assertThat(kinds(Cases.lapsed(), HOME)).containsExactly("lapsed");
        assertThat(kinds(ruledOut(Cases.accepted(), IN, true), IN)).containsExactly("need-returned");
        assertThat(kinds(ruledOut(Cases.offered(), HOME, false), BACK)).isEmpty();
    }

    private static List<String> kinds(PackageOfCare known, StayStanding stay) {
        return MissedCare.of(List.of(known), somebody(List.of(stay))).stream()
                .flatMap(missed -> Causes.of(missed, Map.of("RXX:1", NOON), Rules.USUAL).stream())
                .map(cause -> cause.kind().code())
                .toList();
    }

    private static PackageOfCare ruledOut(PackageOfCare known, StayStanding stay, boolean meetsCriteria) {
        return after(Loop.follow(known, stay.withCriteria(meetsCriteria), NOON));
    }

    private static PackageOfCare another(PackageOfCare known) {
        return another(known, known.requestedAt());
    }

    private static PackageOfCare another(PackageOfCare known, Instant requestedAt) {
        return PackageOfCare.draft(UUID.randomUUID(), known.whose(), known.need(), null, requestedAt)
                .in(known.state());
    }

    private static StayStanding stay(String id, Presence presence, Instant admittedAt) {
        return new StayStanding(id, "RXX", "p1", presence, false, null, admittedAt, null);
    }

    private static Whereabouts somebody(List<StayStanding> stays) {
        return new Whereabouts(stays, Set.of(), Set.of(), false);
    }
}
