package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the stay of a draft whose facts are gathered and whose cancels are resolved. */
final class Assembly {

    /** PV1-37 of a patient who died (NHS data dictionary, discharge destination). */
    private static final String DIED = "79";

    private static final Comparator<Stay.Contradiction> BY_TIME = Comparator.comparing(Stay.Contradiction::at);

    private final Draft draft;
    private final Voids voids;
    private final Links patients;
    private final Course course;
    private Field<String> patientClass = Field.unchanged();
    private Field<String> admissionMethod = Field.unchanged();
    private Field<String> specialty = Field.unchanged();
    private final WayOut wayOut = new WayOut();
    private boolean diedHere;

    private Assembly(Draft draft, Voids voids, Links patients) {
        this.draft = draft;
        this.voids = voids;
        this.patients = patients;
        this.course = Course.of(voids);
    }

    static Stay stay(Draft draft, Voids voids, Links patients, Map<String, Person> persons) {
        Assembly assembly = new Assembly(draft, voids, patients);
        draft.entries().forEach(assembly::take);
        return assembly.stay(persons);
    }

    /** What stays of a visit that was joined to another. */
    static Stay merged(String trust, String visit, String into) {
        return new Stay(
                trust + ':' + visit,
                trust,
                visit,
                null,
                Stay.Status.MERGED,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                trust + ':' + into);
    }

    private void take(Entry entry) {
        course.take(entry);
        if (Cancels.isCancel(entry.trigger())) {
            noteCancel(entry);
        } else if (!voids.isVoid(entry)) {
            attributes(entry.fact());
            wayOut.take(entry.fact());
        }
    }

    private void noteCancel(Entry cancel) {
        if (voids.isVoid(cancel)) {
            return;
        }
        if (voids.isAssumed(cancel)) {
            course.notes().flag(Stay.Flag.CANCEL_ASSUMED);
        } else if (voids.target(cancel) == null) {
            course.notes().contradiction(Stay.Code.CANCEL_WAITS, cancel.fact());
        }
    }

    private void attributes(Fact fact) {
        Fact.Details details = fact.details();
        patientClass = newer(classOf(fact), patientClass);
        admissionMethod = newer(details.admissionMethod(), admissionMethod);
        specialty = newer(details.specialty(), specialty);
        if (fact.trigger() == Trigger.A03) {
            diedHere |= DIED.equals(details.dischargeDestination().after(null));
        }
    }

    /** PV1-2; an A06 without it makes an inpatient, an A07 an outpatient. */
    private static Field<String> classOf(Fact fact) {
        Field<String> sent = fact.details().patientClass();
        if (sent instanceof Field.Value) {
            return sent;
        }
        return switch (fact.trigger()) {
            case A06 -> Field.of("I");
            case A07 -> Field.of("O");
            default -> sent;
        };
    }

    private Stay stay(Map<String, Person> persons) {
        Entry deletion = draft.deletion();
        if (deletion != null) {
            noteAdmissionsAfter(deletion);
        }
        if (draft.isAssumed()) {
            course.notes().flag(Stay.Flag.STAY_ASSUMED);
        }
        Claims.check(draft.entries(), patients, course.notes());
        String owner = Claims.owner(draft.entries());
        Person person = owner == null ? null : persons.get(patients.survivor(owner));
        boolean died = diedHere || (person != null && Boolean.TRUE.equals(person.died()));
        return new Stay(
                draft.id(),
                draft.trust(),
                draft.visit(),
                owner,
                status(),
                course.phase().place(),
                course.admittedAt(),
                course.phase() instanceof Phase.Discharged(java.time.Instant at) ? at : null,
                died,
                patientClass.after(null),
                admissionMethod.after(null),
                person == null ? null : person.sex(),
                specialty.after(null),
                course.movements(),
                course.expectations(),
                wayOut.fitness(),
                wayOut.announcements(),
                wayOut.abodes(),
                course.notes().flags(),
                contradictions(),
                null);
    }

    private void noteAdmissionsAfter(Entry deletion) {
        for (Entry entry : draft.entries()) {
            boolean opens = switch (entry.trigger()) {
                case A01, A04, A05, A06 -> true;
                default -> false;
            };
            if (opens && entry.rank() > deletion.rank()) {
                course.notes().contradiction(Stay.Code.ADMISSION_AFTER_DELETION, entry.fact());
            }
        }
    }

    /** By the last live event; all events void, or none that tells: see the values of {@link Stay.Status}. */
    private Stay.Status status() {
        if (!(course.phase() instanceof Phase.NotHeardOf)) {
            return course.phase().status();
        }
        boolean expected = course.expectations().stream()
                .anyMatch(awaited -> awaited.event() == Trigger.A14 && awaited.until() == null);
        boolean anyVoid = draft.entries().stream().anyMatch(voids::isVoid);
        if (expected) {
            return Stay.Status.PREADMITTED;
        }
        return anyVoid ? Stay.Status.CANCELLED : Stay.Status.UNKNOWN;
    }

    private List<Stay.Contradiction> contradictions() {
        List<Stay.Contradiction> sorted = new ArrayList<>(course.notes().contradictions());
        sorted.sort(BY_TIME);
        return sorted;
    }

    private static <T> Field<T> newer(Field<T> said, Field<T> before) {
        return said instanceof Field.Unchanged ? before : said;
    }
}
