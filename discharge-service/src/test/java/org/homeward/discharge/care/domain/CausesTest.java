package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a package somebody has to see to, state by state. */
class CausesTest {

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(Cases.draft(), List.of()),
                Arguments.of(Cases.requested(), List.of("no-provider-known")),
                Arguments.of(Cases.offered(), List.of()),
                Arguments.of(Cases.accepted(), List.of("start-overdue")),
                Arguments.of(Cases.unsourced(), List.of("unsourced")),
                Arguments.of(Cases.started(), List.of("reablement-overstay")),
                Arguments.of(Cases.paused(), List.of()),
                Arguments.of(Cases.after(Loop.discharged(Cases.paused(), Cases.NOON)), List.of("restart-asked")),
                Arguments.of(Cases.notice(), List.of("reablement-overstay")),
                Arguments.of(Cases.lapsed(), List.of()),
                Arguments.of(Cases.withdrawn(), List.of()),
                Arguments.of(Cases.ended(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void raisesWhatSomebodyHasToSeeTo(PackageOfCare known, List<String> kinds) {
        assertThat(Causes.of(known, Rules.USUAL))
                .extracting(cause -> cause.kind().code())
                .isEqualTo(kinds);
    }

    @Test
    void showsAnOverdueStartFromTheStartThatWasPromised() {
        Cause cause = Causes.of(Cases.accepted(), Rules.USUAL).getFirst();
        Instant promised = Cases.NOON.plus(Cases.DAY);
        assertThat(cause.opensAt()).isEqualTo(promised);
        assertThat(cause.key()).isEqualTo("start-overdue:" + Cases.draft().id() + ':' + promised);
    }
}
