package org.homeward.discharge.care.domain;

/** The part of the day in which a visit is made (facts 5.2; the hours behind a name are the council's own). */
public enum Band {
    MORNING("morning"),
    LUNCH("lunch"),
    TEA("tea"),
    EVENING("evening"),
    BED("bed"),
    NIGHT_SIT("night-sit"),
    WAKING_NIGHT("waking-night"),
    LIVE_IN("live-in");

    private final String code;

    Band(String code) {
        this.code = code;
    }

    /** As callers and events say it. */
    public String code() {
        return code;
    }
}
