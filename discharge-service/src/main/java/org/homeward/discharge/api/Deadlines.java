package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ExpectedDate;
import org.homeward.discharge.domain.London;
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
        LocalDate set = expected == null || expected.proposed() ? null : expected.date();
        return overdue(set, discharge.expectedDateDueAt(emergency), at);
    }

    /** So of an open case, from its row. */
    @Nullable
    String overdue(JsonNode data, @Nullable Instant admittedAt, Instant at) {
        JsonNode all = data.path("expectedDischarges");
        JsonNode last = all.path(all.size() - 1);
        LocalDate set = last.path("proposed").asBoolean(true)
                ? null
                : LocalDate.parse(last.path("date").asText());
        return overdue(set, ExpectedDate.dueAt(admittedAt, data.path("planned").asBoolean(), emergency), at);
    }

    private static @Nullable String overdue(@Nullable LocalDate set, @Nullable Instant dueAt, Instant at) {
        if (set == null) {
            return dueAt != null && !dueAt.isAfter(at) ? "missing" : null;
        }
        return London.startOf(set.plusDays(1)).isAfter(at) ? null : "passed";
    }
}
