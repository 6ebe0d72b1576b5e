package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reablement is given for six weeks from the first visit; who goes on has it reviewed. */
class OverstayTest {

    private static final Instant OVER = NOON.plus(DAY.multipliedBy(42));

    static Stream<Arguments> packages() {
        PackageOfCare pausedForAWeek = after(Visiting.pause(Cases.started(), market(OVER.minus(DAY.multipliedBy(10)))));
        Instant back = OVER.minus(DAY.multipliedBy(3));
        return Stream.of(
                Arguments.of("asked for", Cases.offered(), null),
                Arguments.of("promised", Cases.accepted(), null),
                Arguments.of("given", Cases.started(), OVER),
                Arguments.of("given by one on notice", Cases.notice(), OVER),
                Arguments.of("given by another than began", replaced(), OVER),
                Arguments.of("paused", pausedForAWeek, null),
                Arguments.of("given again after a pause", after(Visiting.restart(pausedForAWeek, market(back))), OVER),
                Arguments.of("lapsed", Cases.lapsed(), null),
                Arguments.of("ended", Cases.ended(), null),
                Arguments.of("reviewed before its time was over", reviewed(OVER.minusSeconds(1)), OVER),
                Arguments.of("reviewed when its time was over", reviewed(OVER), null),
                Arguments.of("of another service", started(Service.LONG_TERM), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void isFromSixWeeksAfterTheFirstVisitOn(String which, PackageOfCare known, @Nullable Instant over) {
        assertThat(Overstay.since(known, Rules.USUAL)).isEqualTo(over);
        assertThat(Causes.of(known, Rules.USUAL).stream()
                        .filter(cause -> cause.kind() == Kind.REABLEMENT_OVERSTAY)
                        .map(Cause::opensAt))
                .containsExactlyElementsOf(over == null ? List.of() : List.of(over));
    }

    @Test
    void isNoAlarmBeforeItsTime() {
        assertThat(Alarm.of(Cases.started(), Rules.USUAL, OVER.minusSeconds(1))).isEmpty();
        assertThat(Alarm.of(Cases.started(), Rules.USUAL, OVER))
                .containsExactly(new Alarm("reablement-overstay", OVER));
    }

    @Test
    void isOneTaskForAPackageWhoeverGivesIt() {
        assertThat(Stream.of(Cases.started(), Cases.notice(), replaced())
                        .flatMap(known -> Causes.of(known, Rules.USUAL).stream())
                        .map(Cause::key))
                .containsOnly("reablement-overstay:" + Cases.draft().id() + ":once");
    }

    private static PackageOfCare replaced() {
        Instant later = NOON.plus(DAY);
        return after(Visiting.start(Cases.replaced(), Moment.at(later), later));
    }

    private static PackageOfCare reviewed(Instant at) {
        return after(Reviewing.review(Cases.started(), Cases.MORNINGS, market(at)));
    }

    private static PackageOfCare started(Service service) {
        Need need = new Need(service, "LE3 9", Cases.MORNINGS, List.of(), null, "council");
        PackageOfCare known = Cases.started();
        return new PackageOfCare(
                known.id(),
                known.whose(),
                need,
                known.state(),
                known.previous(),
                known.milestones(),
                known.offers(),
                known.commitments());
    }
}
