package org.homeward.discharge.care.domain;

import java.util.List;

/** What comes of something that is asked of a package. */
public sealed interface Decision {

    /**
     * It is so.
     *
     * @param after the package from now on
     * @param events what happened, in order; none if nothing has changed
     */
    record Accepted(PackageOfCare after, List<Happened> events) implements Decision {

        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The package stays as it is. */
    record Rejected(Refusal reason) implements Decision {}

    static Decision accepted(PackageOfCare after, Happened... events) {
        return new Accepted(after, List.of(events));
    }

    static Decision rejected(Refusal reason) {
        return new Rejected(reason);
    }
}
