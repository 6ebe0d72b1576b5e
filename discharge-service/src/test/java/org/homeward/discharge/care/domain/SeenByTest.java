package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.ELDER;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Cases.after;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which providers see of whom a package is, and for how long. */
class SeenByTest {

    /** The third of June is over in London, where it is summer. */
    private static final Instant MIDNIGHT = Instant.parse("2026-06-03T23:00:00Z");

    @Test
    void isWhoHasAcceptedForAsLongAsItsPromiseStands() {
        assertThat(SeenBy.is(Cases.offered(), ROWAN, NOON)).isFalse();
        for (PackageOfCare known : List.of(Cases.accepted(), Cases.started(), Cases.paused())) {
            assertThat(SeenBy.is(known, ROWAN, NOON.plus(DAY.multipliedBy(400))))
                    .isTrue();
            assertThat(SeenBy.is(known, ELDER, NOON)).isFalse();
        }
    }

    @Test
    void endsWithTheDayOfThePromise() {
        for (PackageOfCare known : List.of(Cases.withdrawn(), Cases.ended())) {
            assertThat(SeenBy.is(known, ROWAN, MIDNIGHT.minusMillis(1))).isTrue();
            assertThat(SeenBy.is(known, ROWAN, MIDNIGHT)).isFalse();
        }
        assertThat(SeenBy.until(Cases.lapsed(), ROWAN)).isEqualTo("2026-06-17T23:00:00Z");
    }

    @Test
    void areBothBesideANotice() {
        PackageOfCare replaced = Cases.replaced();
        assertThat(SeenBy.is(replaced, ROWAN, NOON)).isTrue();
        assertThat(SeenBy.is(replaced, ELDER, NOON)).isTrue();
        PackageOfCare taken = after(Visiting.start(replaced, Moment.at(NOON), NOON));
        assertThat(SeenBy.is(taken, ROWAN, MIDNIGHT)).isFalse();
        assertThat(SeenBy.is(taken, ELDER, MIDNIGHT)).isTrue();
    }

    @Test
    void countsAReviewedPromiseOnce() {
        PackageOfCare reviewed = after(Reviewing.review(Cases.started(), Cases.visits(15, 1), Cases.market(NOON)));
        assertThat(SeenBy.until(reviewed, ROWAN)).isNull();
        assertThat(SeenBy.providers(reviewed)).containsExactly(ROWAN);
    }
}
