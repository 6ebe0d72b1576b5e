package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.ELDER;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Part.END;
import static org.homeward.discharge.care.domain.Part.HAND_BACK;
import static org.homeward.discharge.care.domain.Part.PAUSE;
import static org.homeward.discharge.care.domain.Part.RESTART;
import static org.homeward.discharge.care.domain.Part.START;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each provider may do with a package. */
class PartTest {

    @Test
    void isEverythingButAReviewForWhoMakesTheVisitsAlone() {
        for (PackageOfCare known : List.of(Cases.started(), Cases.paused())) {
            assertThat(parts(known, ROWAN)).containsExactly(START, PAUSE, RESTART, HAND_BACK, END);
            assertThat(parts(known, ELDER)).isEmpty();
        }
    }

    /** A promise that is not kept goes back, so that another is sought: nobody but the trust lets it end. */
    @Test
    void isNotToEndWhatHasOnlyBeenPromisedOrIsGivenUp() {
        for (PackageOfCare known : List.of(Cases.accepted(), Cases.notice(), promisedAgain())) {
            assertThat(parts(known, ROWAN)).containsExactly(START, PAUSE, RESTART, HAND_BACK);
        }
    }

    @Test
    void isWhatIsTheirsBesideANotice() {
        for (PackageOfCare known : List.of(Cases.replaced(), Cases.pausedOnNotice())) {
            assertThat(parts(known, ROWAN)).containsExactly(PAUSE, RESTART);
            assertThat(parts(known, ELDER)).containsExactly(START, HAND_BACK);
        }
    }

    @Test
    void isNothingWhileSomebodyIsSought() {
        assertThat(parts(Cases.offered(), ROWAN)).isEmpty();
    }

    /** Rowan, who had made visits before the package lapsed, has promised to start again. */
    private static PackageOfCare promisedAgain() {
        PackageOfCare sought = Cases.after(Visiting.restart(Cases.lapsed(), Cases.market(NOON)));
        return Cases.after(Answering.accept(sought, Cases.open(sought).id(), NOON, NOON));
    }

    private static List<Part> parts(PackageOfCare known, String provider) {
        return Stream.of(Part.values())
                .filter(part -> part.isOf(known, provider))
                .toList();
    }
}
