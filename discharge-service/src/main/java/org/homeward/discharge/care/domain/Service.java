package org.homeward.discharge.care.domain;

/** What kind of care a package is. */
public enum Service {
    REABLEMENT("reablement"),
    BRIDGING("bridging"),
    LONG_TERM("long-term"),
    END_OF_LIFE("end-of-life"),
    LIVE_IN("live-in");

    private final String code;

    Service(String code) {
        this.code = code;
    }

    /** As callers and events say it. */
    public String code() {
        return code;
    }
}
