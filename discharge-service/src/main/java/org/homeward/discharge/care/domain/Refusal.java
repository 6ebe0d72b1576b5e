package org.homeward.discharge.care.domain;

import java.util.Locale;

/** Why a command is refused. */
public enum Refusal {
    OFFER_LOST("another provider has accepted first"),
    OFFER_EXPIRED("the time for an answer is over"),
    OFFER_WITHDRAWN("the package is no longer needed"),
    OFFER_DECLINED("the offer was declined before"),
    OFFER_ACCEPTED("the offer was accepted before"),
    NOT_IN_THIS_STATE("the package is not in a state that allows this"),
    PERSON_HAS_DIED("the person has died"),
    PERSON_IN_HOSPITAL("the person is in hospital"),
    CRITERIA_MET_AGAIN("the person meets criteria to reside again"),
    ADMISSION_CANCELLED("the admission was cancelled"),
    NOT_YET("must not lie ahead"),
    LONG_BEFORE_ACCEPTANCE("must not be more than 28 days before the provider accepted"),
    STARTED_LONG_AGO("must not be more than 28 days ago"),
    STARTS_TOO_LATE("must not be more than a year ahead"),
    LAST_VISIT_OVER("must not be in the past");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether word may be on its way that the same is possible by now. */
    public boolean isUndecided() {
        return this == PERSON_IN_HOSPITAL;
    }

    /** In words, for the caller. */
    public String detail() {
        return detail;
    }
}
