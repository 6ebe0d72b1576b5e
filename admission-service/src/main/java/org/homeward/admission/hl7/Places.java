package org.homeward.admission.hl7;

import org.homeward.admission.domain.Place;
import org.homeward.admission.hl7.FeedSettings.Profile;
import org.jspecify.annotations.Nullable;

/** Reads a person location (PL) by the profile of its feed. */
final class Places {

    private final Feed feed;

    Places(Feed feed) {
        this.feed = feed;
    }

    /** The place; null if the field is absent, deleted, or names neither ward, bay nor bed nor a site. */
    @Nullable
    Place read(@Nullable Segment segment, int field) {
        if (segment == null) {
            return null;
        }
        Cell pl = segment.field(field);
        if (pl.isAbsent() || pl.isDeleted()) {
            return null;
        }
        String site = pl.component(4).code();
        boolean itk = feed.profile() == Profile.ITK;
        String ward = pl.component(itk ? 2 : 1).code();
        String bay = itk ? null : pl.component(2).code();
        String bed = pl.component(3).code();
        return ward == null && bay == null && bed == null && site == null
                ? null
                : new Place(site(site), ward, bay, bed);
    }

    private String site(@Nullable String sent) {
        boolean feedFirst = feed.profile() == Profile.EPIC && !feed.site().equals(feed.trust());
        return sent == null || feedFirst ? feed.site() : sent;
    }
}
