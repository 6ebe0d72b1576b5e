package org.homeward.discharge.task.domain;

import java.util.Locale;

/**
 * What a task is about. All but the first are raised by the service, whenever what they name is so, and close themselves
 * when it no longer is.
 */
public enum Kind {
    /** Somebody asked for it. */
    ASKED("", ""),
    /** Criterion 09, 10 or 11 has run out (NHS data dictionary); nothing changes until somebody has looked. */
    REVIEW_DUE("Review the criteria to reside: the last criterion has run out", Kind.WARD),
    /** The day on which the patient was expected to leave is over; nothing changes until somebody sets another. */
    EXPECTED_DATE_PASSED("Set a new expected date of discharge: the last one has passed", Kind.WARD),
    /** The patient has no home to go to, or not for long, and nobody was asked about a referral yet. */
    REFER_TO_HOUSING("Ask the patient about a duty to refer: there is no home to go to", Kind.WARD),
    /** A stay had ruled a package out, and the patient is ready to go home again. */
    NEED_RETURNED("Decide on care: the package was withdrawn and the need has returned", Kind.HUB),
    /** The person is at home, and what a stay had ruled out was not asked for anew. */
    LEFT_WITHOUT_CARE("See to the person at home: care has ended, or ends, and nobody seeks it", Kind.HUB),
    NO_PROVIDER_KNOWN("Find a provider: none is known for this area", Kind.HUB),
    UNSOURCED("Find care: every provider was asked and none took it", Kind.HUB),
    EMERGENCY_COVER("Replace the emergency cover", Kind.HUB),
    START_OVERDUE("Ask the provider: the promised start has passed", Kind.HUB),
    /** A provider has promised and the person is in hospital again; nobody takes the promise away but a person. */
    READMITTED_BEFORE_START("Decide on care: the person is in hospital again before the first visit", Kind.HUB),
    /** A provider that is to give the care cannot work with an assessment, and reports it back. */
    ASSESSMENT_FLAWED("Assess again: a provider reports a flaw in an assessment", Kind.HUB),
    RESTART_ASKED("Confirm that the provider starts again", Kind.HUB),
    /** Six weeks are over, or what was set for them (facts 3.1); a review is the way out. */
    REABLEMENT_OVERSTAY("Review the package: reablement runs longer than it is given", Kind.HUB),
    /** A pause was longer than the limit and the provider is free: whoever needs the care has none. */
    LAPSED("Decide on care: the pause was too long and the package has lapsed", Kind.HUB);

    private static final String WARD = "ward";
    private static final String HUB = "care-transfer-hub";

    private final String title;
    private final String team;

    Kind(String title, String team) {
        this.title = title;
        this.team = team;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words, for those that the service raises. */
    public String title() {
        return title;
    }

    /** Whose it is until somebody takes it or gives it to another. */
    public String team() {
        return team;
    }
}
