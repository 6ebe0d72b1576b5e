package org.homeward.local.week;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How patients come. */
final class Arrivals {

    private final Hospital hospital;

    Arrivals(Hospital hospital) {
        this.hospital = hospital;
    }

    /** Through A&E: registered there, some hours later admitted to a bed, or to a ward that has none. */
    boolean emergency() {
        boolean stranger = hospital.chance(6);
        Patient patient = stranger ? hospital.people.unknown() : hospital.people.someone();
        if (!stranger && hospital.chance(50)) {
            hospital.tell(new Adt("A28", now()).person(hospital.trust, patient));
        }
        Stay stay = hospital.newStay(patient, hospital.ward("AE"));
        hospital.tracker.is(stay);
        hospital.busy(stay);
        hospital.tell(new Adt("A04", now()).stay(hospital.trust, stay, "E", stay.place()));
        hospital.agenda.plan(hospital.clock.in(60, 240), () -> admit(stay));
        if (stranger) {
            hospital.agenda.plan(hospital.clock.in(300, 600), () -> identify(stay.visit()));
        }
        return true;
    }

    /** With an appointment: pre-admitted, expected, admitted; some are called off. */
    boolean elective() {
        Place bed = hospital.beds.free();
        if (bed == null) {
            return false;
        }
        Place ward = Place.ward(bed.site(), bed.ward());
        Stay stay = hospital.newStay(hospital.people.someone(), ward).booked();
        Instant preadmitted = now();
        String expected = hospital.style.time(hospital.clock.in(300, 900));
        hospital.tell(new Adt("A05", preadmitted)
                .stay(hospital.trust, stay, "P", ward)
                .admissionExpected(expected));
        hospital.agenda.plan(hospital.clock.in(20, 40), () -> expect(stay, preadmitted, expected));
        return true;
    }

    /** The wrong patient is chosen on the screen and taken back. */
    boolean mistaken() {
        Patient patient = hospital.people.someone();
        Place bed = hospital.beds.free(patient, place -> true);
        if (bed == null) {
            return false;
        }
        Stay stay = hospital.newStay(patient, bed);
        Instant admitted = now();
        hospital.beds.keep(bed);
        hospital.tell("A01", stay);
        hospital.agenda.plan(hospital.clock.in(2, 9), () -> {
            hospital.tell(new Adt("A11", admitted).stay(hospital.trust, stay, "I", bed));
            hospital.beds.release(bed);
        });
        return true;
    }

    /** Who lies there when the feed begins: some admissions were never told, only a transfer was. */
    void present() {
        Patient patient = hospital.people.someone();
        Place bed = hospital.beds.free(patient, place -> true);
        if (bed != null) {
            Stay stay = hospital.newStay(patient, bed);
            hospital.tracker.is(stay);
            hospital.tell(hospital.chance(20) ? "A02" : "A01", stay);
        }
    }

    /** Two patients in one bed, until somebody notices. */
    void doubleBooked() {
        Stay there = hospital.anyInpatient();
        if (there == null) {
            return;
        }
        Stay stay = hospital.newStay(hospital.people.someone(), there.place());
        hospital.tracker.is(stay);
        hospital.busy(stay);
        hospital.busy(there);
        hospital.tell("A01", stay);
        hospital.agenda.plan(hospital.clock.in(120, 240), () -> {
            settle(stay);
            hospital.quiet(there);
        });
    }

    private void expect(Stay stay, Instant preadmitted, String expected) {
        Instant awaited = now();
        hospital.tell(new Adt("A14", awaited)
                .stay(hospital.trust, stay, "P", stay.place())
                .admissionExpected(expected));
        if (hospital.chance(20)) {
            hospital.agenda.plan(hospital.clock.in(60, 200), () -> {
                hospital.tell(new Adt("A27", awaited).stay(hospital.trust, stay, "P", stay.place()));
                hospital.clock.moveTo(hospital.clock.now());
                hospital.tell(new Adt("A38", preadmitted).stay(hospital.trust, stay, "P", stay.place()));
            });
        } else {
            hospital.agenda.plan(hospital.clock.in(280, 900), () -> admit(stay));
        }
    }

    private void admit(Stay stay) {
        Place bed = hospital.beds.free(
                stay.patient(), place -> place.site().equals(stay.place().site()));
        Place ward = hospital.ward(
                hospital.beds.estates().getFirst().wards().getFirst().ward());
        Stay admitted = current(stay).in(bed == null ? ward : bed);
        hospital.tracker.is(admitted);
        boolean wasOutpatient = stay.place().ward().equals("AE") && hospital.chance(50);
        hospital.tell(wasOutpatient ? "A06" : "A01", admitted);
        if (bed == null) {
            hospital.agenda.plan(hospital.clock.in(60, 180), () -> settle(admitted));
        } else {
            hospital.quiet(admitted);
        }
    }

    /** Looks for a bed until there is one. */
    private void settle(Stay stay) {
        Stay waiting = current(stay);
        Place bed = hospital.beds.free(waiting.patient(), place -> true);
        if (bed == null) {
            hospital.agenda.plan(hospital.clock.in(30, 90), () -> settle(stay));
            return;
        }
        Stay settled = waiting.in(bed);
        hospital.tracker.is(settled);
        hospital.tell(new Adt("A02", now()).from(waiting.place()).stay(hospital.trust, settled, "I", bed));
        hospital.quiet(settled);
    }

    /** The unknown patient has a name: the record made at the door is merged into the right one. */
    private void identify(String visit) {
        Stay stay = hospital.tracker.now(visit);
        if (stay != null) {
            Patient known = hospital.people.identified(stay.patient());
            hospital.tracker.is(stay.of(known));
            hospital.tell(new Adt("A40", now())
                    .person(hospital.trust, known)
                    .merges(hospital.trust, stay.patient().number()));
        }
    }

    /** The stay with what has changed meanwhile. */
    private Stay current(Stay stay) {
        @Nullable Stay now = hospital.tracker.now(stay.visit());
        return now == null ? stay : now;
    }

    private Instant now() {
        return hospital.clock.now();
    }
}
