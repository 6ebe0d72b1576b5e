package org.homeward.local.week;

import java.time.Instant;

/** How patients go. */
final class Departures {

    private final Hospital hospital;

    Departures(Hospital hospital) {
        this.hospital = hospital;
    }

    /** A discharge, foreseen or not. */
    boolean discharge() {
        Stay stay = hospital.anyInpatient();
        if (stay == null) {
            return false;
        }
        hospital.busy(stay);
        if (hospital.chance(40)) {
            foresee(stay);
        } else if (hospital.chance(18)) {
            mistakenly(stay);
        } else {
            go(stay);
        }
        return true;
    }

    /** A bed is closed for a while. */
    boolean closure() {
        Place bed = hospital.beds.free();
        if (bed == null) {
            return false;
        }
        hospital.beds.keep(bed);
        hospital.tell(new Adt("A20", hospital.clock.now()).bed(bed, "C"));
        hospital.agenda.plan(hospital.clock.in(600, 1800), () -> {
            hospital.tell(new Adt("A20", hospital.clock.now()).bed(bed, "U"));
            hospital.beds.release(bed);
        });
        return true;
    }

    private void foresee(Stay stay) {
        Instant foreseen = hospital.clock.now();
        hospital.tell(new Adt("A16", foreseen)
                .stay(hospital.trust, stay, "I", stay.place())
                .dischargeExpected(hospital.style.time(hospital.clock.in(120, 600))));
        boolean calledOff = hospital.chance(20);
        hospital.agenda.plan(hospital.clock.in(60, 400), () -> {
            if (calledOff) {
                hospital.tell(new Adt("A25", foreseen).stay(hospital.trust, stay, "I", stay.place()));
                hospital.quiet(stay);
            } else {
                go(stay);
            }
        });
    }

    private void go(Stay stay) {
        hospital.tracker.goes(stay);
        Adt discharge = new Adt("A03", hospital.clock.now());
        if (hospital.chance(3)) {
            discharge.died();
        }
        hospital.tell(discharge.stay(hospital.trust, stay, "I", stay.place()));
        hospital.quiet(stay);
        hospital.clean(stay.place());
    }

    /** The wrong patient is discharged and taken back; nobody has left the bed. */
    private void mistakenly(Stay stay) {
        Instant entered = hospital.clock.now();
        hospital.tell("A03", stay);
        hospital.agenda.plan(hospital.clock.in(2, 12), () -> {
            hospital.tell(new Adt("A13", entered).stay(hospital.trust, stay, "I", stay.place()));
            hospital.quiet(stay);
        });
    }
}
