package org.homeward.discharge.returns.domain;

import org.homeward.discharge.domain.Place;
import org.jspecify.annotations.Nullable;

/** Where numbers of a trust are added up. */
public enum By {
    WARD,
    SITE,
    TRUST;

    /** Of {@code site/ward} what names the row; {@code -} for a patient in no place. */
    String row(String trust, @Nullable String ward) {
        if (this == TRUST) {
            return trust;
        }
        if (ward == null) {
            return "-";
        }
        return this == WARD ? ward : Place.parse(ward + "/-/-").site();
    }
}
