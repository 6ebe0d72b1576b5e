package org.homeward.discharge.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ExpectedDate;
import org.jspecify.annotations.Nullable;

/** When an expected date of discharge is overdue, by the settings of this installation. */
@ApplicationScoped
class Deadlines {

    private final Duration emergency;

    Deadlines(@ConfigProperty(name = "homeward.expected-date.emergency") Duration emergency) {
        this.emergency = emergency;
    }

    /**
     * {@code missing} when nobody has set a date in time (a hospital system's announcement is none), {@code passed} when
     * the day is over and the patient still there, null while all is well.
     */
    @Nullable
    String overdue(DischargeCase discharge, Instant at) {
        if (!discharge.status().isOpen()) {
            return null;
        }
        ExpectedDate expected = discharge.expected();
        if (expected == null || expected.proposed()) {
            Instant due = discharge.expectedDateDueAt(emergency);
            return due != null && !due.isAfter(at) ? "missing" : null;
        }
        Instant passes = discharge.expectedDatePassesAt();
        return passes != null && !passes.isAfter(at) ? "passed" : null;
    }
}
