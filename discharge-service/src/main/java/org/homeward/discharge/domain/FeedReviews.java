package org.homeward.discharge.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.WayOut.Fitness;
import org.jspecify.annotations.Nullable;

/**
 * What feeds say of medical fitness, as reviews: fit is none of the criteria, not fit is criterion 12 (has criteria, which
 * is not recorded; NHS data dictionary). The date that is sent with it (ZU1-24) counts as the time of the review where it
 * can: HL7 UK's is when the patient first became fit, so one from before the feed last said "not fit" does not, and
 * neither does one from after the message.
 */
final class FeedReviews {

    private static final Criterion NONE = new Criterion("none");
    private static final Criterion NOT_RECORDED = new Criterion("12");

    private FeedReviews() {}

    static List<CriteriaReviewed> of(StayVersion stay) {
        List<CriteriaReviewed> reviews = new ArrayList<>();
        Boolean before = null;
        Instant notFit = null;
        for (Fitness said : stay.wayOut().fitness()) {
            Boolean now = said.means();
            if (now != null && !now.equals(before)) {
                reviews.add(review(stay, said, now, notFit));
            }
            notFit = Boolean.FALSE.equals(now) ? said.at() : notFit;
            before = now == null ? before : now;
        }
        return reviews;
    }

    private static CriteriaReviewed review(StayVersion stay, Fitness said, boolean fit, @Nullable Instant notFit) {
        Instant since = said.since();
        boolean counts = fit
                && since != null
                && !since.isAfter(said.at())
                && (notFit == null || since.isAfter(notFit))
                && Presence.of(stay).stream().anyMatch(presence -> presence.covers(since));
        Instant at = counts && since != null ? since : said.at();
        UUID id = UUID.nameUUIDFromBytes(
                (stay.stay() + '/' + said.source() + '/' + said.at() + '/' + fit).getBytes(UTF_8));
        Stamp stamp = new Stamp(id, at, said.at(), said.source(), said.source());
        return new CriteriaReviewed(stamp, fit ? NONE : NOT_RECORDED);
    }
}
