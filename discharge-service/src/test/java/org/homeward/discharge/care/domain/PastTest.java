package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.ROWAN;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.care.domain.Past.Kept;
import org.junit.jupiter.api.Test;

/** A package as it was at another time. */
class PastTest {

    private static final Instant LATER = NOON.plus(DAY);
    private final PackageOfCare offered = Cases.offered();
    private final PackageOfCare accepted =
            after(Answering.accept(offered, Cases.open(offered).id(), LATER, NOON.plusSeconds(60)));

    /** On the next day the first visit is told, which was made an hour after the acceptance, and then a review. */
    private List<Kept> recorded() {
        Instant visit = NOON.plusSeconds(3600);
        PackageOfCare started = after(Visiting.start(accepted, Moment.at(visit), LATER));
        PackageOfCare reviewed = after(Reviewing.review(started, Cases.visits(15, 1), market(LATER.plusSeconds(60))));
        List<Kept> recorded = new ArrayList<>();
        recorded.add(kept(offered, reviewed, NOON));
        recorded.add(kept(accepted, reviewed, NOON.plusSeconds(60)));
        recorded.add(kept(started, reviewed, LATER));
        recorded.add(kept(reviewed, reviewed, LATER.plusSeconds(60)));
        return recorded;
    }

    /** Offers are kept once, as they are. */
    private static Kept kept(PackageOfCare then, PackageOfCare now, Instant at) {
        return new Kept(then.withOffers(now.offers()), at);
    }

    @Test
    void isEachDecisionFromWhenItWasRecorded() {
        assertThat(Past.asOf(recorded(), NOON.minusSeconds(1))).isNull();
        assertThat(Past.asOf(recorded(), NOON.plusSeconds(59)).known()).isEqualTo(offered);
        assertThat(Past.asOf(recorded(), NOON.plusSeconds(60)).known()).isEqualTo(accepted);
        Kept last = Past.asOf(recorded(), LATER.plusSeconds(60));
        assertThat(last.known().need().visits()).isEqualTo(Cases.visits(15, 1));
        assertThat(last.recordedAt()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void isAVisitFromWhenItWasMadeThoughItWasToldLater() {
        Kept then = Past.asOf(recorded(), NOON.plusSeconds(3600));
        assertThat(then.known().state()).isEqualTo(new State.Started(ROWAN, NOON.plusSeconds(3600)));
        assertThat(then.known().need().visits()).isEqualTo(Cases.MORNINGS);
        assertThat(Past.asOf(recorded(), NOON.plusSeconds(3599)).known()).isEqualTo(accepted);
        List<Kept> believed = recorded().subList(0, 2);
        assertThat(Past.asOf(believed, NOON.plusSeconds(3600)).known()).isEqualTo(accepted);
    }
}
