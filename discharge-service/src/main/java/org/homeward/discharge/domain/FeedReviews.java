package org.homeward.discharge.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.WayOut.Fitness;
import org.jspecify.annotations.Nullable;

/**
 * What feeds say of medical fitness, as reviews: fit is none of the criteria, not fit is criterion 12 (has criteria, which
 * is not recorded; NHS data dictionary). The date that is sent with it (ZU1-24) counts as the time of the review where it
 * can: HL7 UK's is when the patient first became fit, so one from before the patient was last not fit, by whomever, does
 * not, and neither does one from after the message or of another presence in hospital.
 */
final class FeedReviews {

    private static final Criterion NONE = new Criterion("none");
    private static final Criterion NOT_RECORDED = new Criterion("12");

    private final StayVersion stay;
    private final List<Presence> presences;
    private final List<CriteriaReviewed> byPeople;

    private FeedReviews(StayVersion stay, List<CriteriaReviewed> byPeople) {
        this.stay = stay;
        this.presences = Presence.of(stay);
        this.byPeople = byPeople;
    }

    /** @param byPeople the reviews that people made */
    static List<CriteriaReviewed> of(StayVersion stay, List<CriteriaReviewed> byPeople) {
        return new FeedReviews(stay, byPeople).reviews();
    }

    /** Each presence in hospital begins without a word. */
    private List<CriteriaReviewed> reviews() {
        List<CriteriaReviewed> reviews = new ArrayList<>();
        Presence of = null;
        Boolean before = null;
        Instant notFit = null;
        for (Fitness said : stay.wayOut().fitness()) {
            Presence during = begunBy(said.at());
            if (!Objects.equals(of, during)) {
                of = during;
                before = null;
                notFit = null;
            }
            Boolean now = said.means();
            if (now != null && !now.equals(before)) {
                reviews.add(review(said, now, since(said, now, during, notFit)));
            }
            notFit = Boolean.FALSE.equals(now) ? said.at() : notFit;
            before = now == null ? before : now;
        }
        return reviews;
    }

    /** The presence of which something is said at this time, also shortly after it; null before the first. */
    private @Nullable Presence begunBy(Instant time) {
        return presences.stream()
                .filter(presence -> !presence.from().isAfter(time))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** As of when it is so. */
    private Instant since(Fitness said, boolean fit, @Nullable Presence during, @Nullable Instant notFit) {
        Instant since = said.since();
        boolean counts = fit
                && since != null
                && !since.isAfter(said.at())
                && (notFit == null || since.isAfter(notFit))
                && during != null
                && during.covers(since)
                && byPeople.stream().noneMatch(review -> metCriteria(review, since, said.at()));
        return counts && since != null ? since : said.at();
    }

    private static boolean metCriteria(CriteriaReviewed review, Instant after, Instant until) {
        Instant at = review.stamp().occurredAt();
        return !review.criterion().isNone() && at.isAfter(after) && !at.isAfter(until);
    }

    private CriteriaReviewed review(Fitness said, boolean fit, Instant at) {
        UUID id = UUID.nameUUIDFromBytes(
                (stay.stay() + '/' + said.source() + '/' + said.at() + '/' + fit).getBytes(UTF_8));
        Stamp stamp = new Stamp(id, at, said.at(), said.source(), said.source());
        return new CriteriaReviewed(stamp, fit ? NONE : NOT_RECORDED);
    }
}
