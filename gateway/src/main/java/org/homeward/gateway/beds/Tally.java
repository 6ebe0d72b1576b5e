package org.homeward.gateway.beds;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.homeward.gateway.replica.BedRecord;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Exclusion;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * The bed algebra, counted: physical beds, less closed ones = open, less unstaffed and less
 * unregistered ones, of whose staff nothing is known = staffed, of these empty, of these without any other reason =
 * allocatable. Beside the steps each exclusion is counted over all physical beds, so a bed
 * that is closed and occupied counts in both; {@code onLeave} are beds whose patient is away and nobody else is in them.
 * Escalation and boarding spaces are counted apart.
 */
final class Tally {

    private final Counts core = new Counts();
    private final Counts escalation = new Counts();
    private @Nullable Instant observedAt;

    void add(BedRecord bed, BedView view) {
        (BedQuery.isEscalation(bed) ? escalation : core).add(view);
        observe(bed.observedAt());
    }

    void add(Tally other) {
        core.add(other.core);
        escalation.add(other.escalation);
        observe(other.observedAt);
    }

    void observe(@Nullable Instant at) {
        if (at != null && (observedAt == null || at.isAfter(observedAt))) {
            observedAt = at;
        }
    }

    void write(JsonGenerator json, int withoutBed) throws IOException {
        json.writeObjectFieldStart("core");
        core.write(json);
        json.writeEndObject();
        json.writeObjectFieldStart("escalation");
        escalation.write(json);
        json.writeEndObject();
        json.writeNumberField("withoutBed", withoutBed);
        json.writeStringField("observedAt", observedAt == null ? null : Times.format(observedAt));
    }

    private static final class Counts {

        private int physical;
        private int open;
        private int staffed;
        private int empty;
        private int allocatable;
        private int away;
        private final int[] excluded = new int[Exclusion.values().length];

        void add(BedView view) {
            boolean isOpen = !view.excludedBy(Exclusion.CLOSED);
            boolean isStaffed =
                    isOpen && !view.excludedBy(Exclusion.UNSTAFFED) && !view.excludedBy(Exclusion.UNREGISTERED);
            boolean isEmpty = isStaffed && !view.occupied();
            physical++;
            open += isOpen ? 1 : 0;
            staffed += isStaffed ? 1 : 0;
            empty += isEmpty ? 1 : 0;
            allocatable += view.allocatable() ? 1 : 0;
            away += view.excludedBy(Exclusion.ON_LEAVE) && !view.excludedBy(Exclusion.OCCUPIED) ? 1 : 0;
            for (Exclusion exclusion : Exclusion.values()) {
                excluded[exclusion.ordinal()] += view.excludedBy(exclusion) ? 1 : 0;
            }
        }

        void add(Counts other) {
            physical += other.physical;
            open += other.open;
            staffed += other.staffed;
            empty += other.empty;
            allocatable += other.allocatable;
            away += other.away;
            for (int i = 0; i < excluded.length; i++) {
                excluded[i] += other.excluded[i];
            }
        }

        void write(JsonGenerator json) throws IOException {
            json.writeNumberField("physical", physical);
            json.writeNumberField("closed", of(Exclusion.CLOSED));
            json.writeNumberField("open", open);
            json.writeNumberField("unstaffed", of(Exclusion.UNSTAFFED));
            json.writeNumberField("staffed", staffed);
            json.writeNumberField("occupied", of(Exclusion.OCCUPIED));
            json.writeNumberField("onLeave", away);
            json.writeNumberField("empty", empty);
            json.writeNumberField("cleaning", of(Exclusion.CLEANING));
            json.writeNumberField("contaminated", of(Exclusion.CONTAMINATED));
            json.writeNumberField("held", of(Exclusion.HELD));
            json.writeNumberField("expected", of(Exclusion.EXPECTED));
            json.writeNumberField("unregistered", of(Exclusion.UNREGISTERED));
            json.writeNumberField("conflict", of(Exclusion.CONFLICT));
            json.writeNumberField("allocatable", allocatable);
        }

        private int of(Exclusion exclusion) {
            return excluded[exclusion.ordinal()];
        }
    }
}
