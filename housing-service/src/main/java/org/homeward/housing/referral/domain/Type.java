package org.homeward.housing.referral.domain;

import java.util.List;
import java.util.stream.Stream;

/** The types of referral, each with the states that it can be in. */
public enum Type implements Coded {
    DUTY_TO_REFER(
            "draft", "consented", "stuck", "sent", "receipted", "accepted", "no-further-action", "closed", "withdrawn"),
    ADAPTATION_MINOR("requested", "awaiting-landlord", "assessed", "ordered", "completed", "closed", "withdrawn"),
    ADAPTATION_DFG(
            "requested",
            "awaiting-landlord",
            "assessed",
            "applied",
            "approved",
            "ordered",
            "refused",
            "completed",
            "closed",
            "withdrawn"),
    HOME_READINESS("awaiting-access", "accessible", "ordered", "completed", "closed", "withdrawn"),
    EQUIPMENT("requested", "ordered", "awaiting-training", "delivered", "completed", "closed", "withdrawn"),
    REHOUSING("requested", "registered", "offered", "agreed", "completed", "closed", "withdrawn"),
    HOUSING_ADVICE("requested", "appointed", "completed", "closed", "withdrawn");

    private final List<String> statuses;

    Type(String... statuses) {
        this.statuses = List.of(statuses);
    }

    /** The codes of its states, in the order in which they can follow each other. */
    public List<String> statuses() {
        return statuses;
    }

    /** The codes of all states of all types. */
    public static List<String> allStatuses() {
        return Stream.of(values())
                .flatMap(type -> type.statuses.stream())
                .distinct()
                .toList();
    }
}
