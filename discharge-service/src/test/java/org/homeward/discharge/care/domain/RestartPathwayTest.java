package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A restart decides between pathway 0 and 1 (hospital discharge guidance, Annex B). */
class RestartPathwayTest {

    @Test
    void isPathway0WhereThePackageWasOnlyPaused() {
        assertThat(RestartPathway.of(Cases.paused())).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void isPathway0WhereLessIsNeededAndPathway1WhereMoreIs() {
        var later = market(NOON.plus(DAY));
        PackageOfCare less = after(Reviewing.review(Cases.paused(), Cases.visits(15, 1), later));
        assertThat(RestartPathway.of(less)).isEqualTo(OptionalInt.of(0));
        PackageOfCare more = after(Reviewing.review(Cases.paused(), Cases.visits(30, 2), later));
        assertThat(RestartPathway.of(more)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void isPathway1WhereThePackageHadLapsedAlsoOnceItIsSoughtAgain() {
        assertThat(RestartPathway.of(Cases.lapsed())).isEqualTo(OptionalInt.of(1));
        PackageOfCare sought = after(Visiting.restart(Cases.lapsed(), market(NOON)));
        assertThat(RestartPathway.of(sought)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void isNoneWhereNothingIsRestarted() {
        assertThat(RestartPathway.of(Cases.accepted())).isEmpty();
        assertThat(RestartPathway.of(Cases.started())).isEmpty();
        assertThat(RestartPathway.of(Cases.ended())).isEmpty();
    }
}
