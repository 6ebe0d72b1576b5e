package org.homeward.discharge.care.domain;

import java.util.Locale;

/** What happened to a package; each is told with the whole state that results. */
public enum Happened {
    REQUESTED,
    OFFERED,
    OFFER_ANSWERED,
    ACCEPTED,
    START_HELD,
    START_FREED,
    STARTED,
    PAUSED,
    RESTART_ASKED,
    RESTARTED,
    LAPSED,
    HANDED_BACK,
    LAST_VISIT_MADE,
    REVIEWED,
    SEARCH_CALLED_OFF,
    WITHDRAWN,
    ENDED,
    UNSOURCED,
    STAY_MERGED;

    /** The past tense in the type of the event. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
