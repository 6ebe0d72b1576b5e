package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.suggestion.domain.PackageWatch;
import org.homeward.discharge.suggestion.domain.Suggestion;
import org.homeward.discharge.suggestion.domain.Suggestions;
import org.homeward.discharge.suggestion.domain.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the state of a package to the waits that are suggested. */
class SuggestionsTest {

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(Cases.draft(), null),
                Arguments.of(Cases.requested(), "CA1"),
                Arguments.of(Cases.offered(), "CA1"),
                Arguments.of(Cases.unsourced(), "CA1"),
                Arguments.of(Cases.accepted(), "IF1"),
                Arguments.of(Cases.started(), null),
                Arguments.of(Cases.paused(), "CA11"),
                Arguments.of(Cases.notice(), null),
                Arguments.of(Cases.lapsed(), "CA11"),
                Arguments.of(Cases.pausedOnNotice(), "IF1"),
                Arguments.of(Cases.withdrawn(), null),
                Arguments.of(Cases.ended(), null));
    }

    @ParameterizedTest
    @MethodSource("states")
    void suggestsTheReasonOfTheState(PackageOfCare known, String reason) {
        assertThat(suggested(ready(), known)).extracting(Suggestion::reason).isEqualTo(reasons(reason));
        assertThat(suggested(ready(), known)).allMatch(Suggestion::opens);
    }

    @ParameterizedTest
    @MethodSource("states")
    void suggestsToCloseWhatNoStateStandsForAnyMore(PackageOfCare known, String reason) {
        List<Suggestion> suggested = suggested(ready("CA1"), known);
        boolean sought = "CA1".equals(reason);
        assertThat(suggested.stream().filter(one -> !one.opens()).map(Suggestion::reason))
                .isEqualTo(sought ? List.of() : List.of("CA1"));
        assertThat(suggested.stream().filter(Suggestion::opens).map(Suggestion::reason))
                .isEqualTo(sought ? List.of() : reasons(reason));
    }

    @Test
    void leavesAloneWhatNothingWatchedStandsFor() {
        assertThat(suggested(ready("HP5"), Cases.started())).isEmpty();
        assertThat(Suggestions.of(ready("CA1"), List.of(), Set.of())).isEmpty();
    }

    @Test
    void waitsSinceTheSearchThatGoesOnBegan() {
        Instant later = Cases.NOON.plus(Cases.DAY);
        PackageOfCare again = Cases.after(Visiting.handBack(Cases.accepted(), later, Cases.market(later)));
        assertThat(suggested(ready(), again)).extracting(Suggestion::since).containsExactly(later);
    }

    @Test
    void suggestsNothingForWhoStillMeetsTheCriteriaAndNothingThatWasDismissed() {
        assertThat(suggested(fold(List.of()), Cases.offered())).isEmpty();
        UUID dismissed = suggested(ready(), Cases.offered()).getFirst().id();
        assertThat(Suggestions.of(ready(), watch(Cases.offered()), Set.of(dismissed)))
                .isEmpty();
        assertThat(Suggestions.of(ready(), watch(Cases.unsourced()), Set.of(dismissed)))
                .isEmpty();
        assertThat(Suggestions.of(ready(), watch(Cases.accepted()), Set.of(dismissed)))
                .extracting(Suggestion::reason)
                .containsExactly("IF1");
    }

    private static List<String> reasons(String reason) {
        return reason == null ? List.of() : List.of(reason);
    }

    private static List<Suggestion> suggested(DischargeCase discharge, PackageOfCare known) {
        return Suggestions.of(discharge, watch(known), Set.of());
    }

    private static List<Watch> watch(PackageOfCare known) {
        return List.of(PackageWatch.of(known));
    }

    private static DischargeCase ready(String... delays) {
        List<CaseFact> facts = new ArrayList<>();
        facts.add(new CaseFact.CriteriaReviewed(stamp(1), new Criterion("none")));
        for (String reason : delays) {
            facts.add(new CaseFact.DelayOpened(stamp(2), new UUID(7, 1), reason, "hub", "RXX"));
        }
        return fold(facts);
    }

    private static DischargeCase fold(List<CaseFact> facts) {
        Instant came = Cases.NOON.minus(Cases.DAY);
        StayVersion stay = new StayVersion(
                "RXX:1",
                "RXX",
                1,
                came,
                "PAS|RXX",
                "p1",
                StayVersion.Status.ADMITTED,
                null,
                false,
                List.of(new StayVersion.Movement("A01", came, null, StayVersion.Status.ADMITTED)),
                List.of());
        return CaseFold.of(stay, facts);
    }

    private static Stamp stamp(int id) {
        return new Stamp(new UUID(1, id), Cases.NOON, Cases.NOON.plusSeconds(id), "ward", "command");
    }
}
