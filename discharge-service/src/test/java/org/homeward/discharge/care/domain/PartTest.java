package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.ELDER;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
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
    void isEverythingForWhoHasItAlone() {
        for (PackageOfCare known : List.of(Cases.accepted(), Cases.started(), Cases.paused(), Cases.notice())) {
            assertThat(parts(known, ROWAN)).containsExactly(Part.values());
            assertThat(parts(known, ELDER)).isEmpty();
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

    private static List<Part> parts(PackageOfCare known, String provider) {
        return Stream.of(Part.values())
                .filter(part -> part.isOf(known, provider))
                .toList();
    }
}
