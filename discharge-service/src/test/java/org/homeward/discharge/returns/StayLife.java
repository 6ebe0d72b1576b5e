package org.homeward.discharge.returns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;

/** What happened to one stay, and the versions that its owner came to know one after the other. */
final class StayLife {

    private final String stay;
    private final HospitalMonth month;
    private final List<Change> changes = new ArrayList<>();
    private final List<Movement> moved = new ArrayList<>();

    private record Change(Instant knownAt, Consumer<Known> what) {}

    /** What is known at some version. */
    private static final class Known {
        private final List<Movement> movements = new ArrayList<>();
        private boolean died;
        private boolean cancelled;
        private String into;

        private Status status() {
            if (into != null) {
                return Status.MERGED;
            }
            if (cancelled) {
                return Status.CANCELLED;
            }
            return movements.isEmpty() ? Status.UNKNOWN : movements.getLast().status();
        }
    }

    StayLife(String stay, HospitalMonth month) {
        this.stay = stay;
        this.month = month;
    }

    void moved(String event, Instant at, String ward, Status to) {
        Place place = ward == null ? null : Place.parse(ward + "/B1/1");
        Movement movement = new Movement(event, at, place, to);
        moved.add(movement);
        changes.add(new Change(month.known(at), known -> {
            known.movements.add(movement);
            known.movements.sort(Comparator.comparing(Movement::at));
        }));
    }

    /** The last movement turns out not to have been; the patient may leave again later. */
    void lastCancelled() {
        Movement last = moved.getLast();
        changes.add(new Change(month.known(last.at().plus(Duration.ofDays(2))), known -> known.movements.remove(last)));
    }

    void died() {
        changes.add(new Change(month.known(moved.getLast().at()), known -> known.died = true));
    }

    void cancelled() {
        changes.add(new Change(
                month.known(moved.getLast().at().plus(Duration.ofDays(1))), known -> known.cancelled = true));
    }

    void merged(String other, boolean undone) {
        Instant at = month.known(moved.getLast().at().plus(Duration.ofDays(2)));
        changes.add(new Change(at, known -> known.into = other));
        if (undone) {
            changes.add(new Change(at.plus(Duration.ofDays(4)), known -> known.into = null));
        }
    }

    void says(CaseFact fact) {
        month.said.add(new HospitalMonth.Said(stay, fact));
    }

    Instant first() {
        return moved.getFirst().at();
    }

    Instant last() {
        return moved.getLast().at();
    }

    List<StayVersion> versions() {
        List<StayVersion> versions = new ArrayList<>();
        Known known = new Known();
        changes.sort(Comparator.comparing(Change::knownAt));
        for (Change change : changes) {
            change.what.accept(known);
            versions.add(new StayVersion(
                    stay,
                    HospitalMonth.TRUST,
                    versions.size() + 1,
                    change.knownAt,
                    "PAS|RXX",
                    null,
                    known.status(),
                    known.into,
                    known.died,
                    known.movements,
                    List.of()));
        }
        return versions;
    }
}
