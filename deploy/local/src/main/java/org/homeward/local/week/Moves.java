package org.homeward.local.week;

import java.time.Instant;
import java.util.List;

/** What happens to patients between their coming and their going. */
final class Moves {

    private static final List<String> SPECIALTIES = List.of("300", "430", "340", "320", "100");

    private final Hospital hospital;

    Moves(Hospital hospital) {
        this.hospital = hospital;
    }

    /** A transfer, announced or not; an announced one may be called off, one that was entered may be taken back. */
    boolean transfer() {
        Stay stay = hospital.anyInpatient();
        Place bed = stay == null ? null : hospital.beds.free(stay.patient(), place -> true);
        if (stay == null || bed == null) {
            return false;
        }
        hospital.busy(stay);
        hospital.beds.keep(bed);
        if (hospital.chance(30)) {
            announce(stay, bed);
        } else if (hospital.chance(22)) {
            mistakenly(stay, bed);
        } else {
            move(stay, bed);
        }
        return true;
    }

    /** Two patients of a ward change beds at one instant. */
    boolean swap() {
        Stay one = hospital.anyInpatient();
        Stay other = hospital.anyInpatient();
        if (one == null
                || other == null
                || one.place().equals(other.place())
                || !one.patient().sex().equals(other.patient().sex())
                || !one.place().ward().equals(other.place().ward())) {
            return false;
        }
        hospital.tracker.is(one.in(other.place()));
        hospital.tracker.is(other.in(one.place()));
        hospital.tell(new Adt("A17", now())
                .from(one.place())
                .stay(hospital.trust, one, "I", other.place())
                .from(other.place())
                .stay(hospital.trust, other, "I", one.place()));
        return true;
    }

    /** Home for some hours; the bed stays the patient's. */
    boolean leave() {
        Stay stay = hospital.anyInpatient();
        if (stay == null) {
            return false;
        }
        hospital.busy(stay);
        Stay away = stay.onLeave(true);
        hospital.tracker.is(away);
        hospital.tell("A21", away);
        hospital.agenda.plan(hospital.clock.in(180, 600), () -> {
            Stay back = away.onLeave(false);
            hospital.tracker.is(back);
            hospital.tell("A22", back);
            hospital.quiet(back);
        });
        return true;
    }

    /** Something about the patient is corrected; where the message says they are changes nothing. */
    boolean update() {
        Stay stay = hospital.anyInpatient();
        if (stay == null) {
            return false;
        }
        String specialty = SPECIALTIES.get(hospital.random.nextInt(SPECIALTIES.size()));
        hospital.tell(new Adt("A08", now()).specialty(specialty).stay(hospital.trust, stay, "I", stay.place()));
        return true;
    }

    private void announce(Stay stay, Place bed) {
        Instant announced = now();
        hospital.tell(new Adt("A15", announced).pending(bed).stay(hospital.trust, stay, "I", stay.place()));
        boolean calledOff = hospital.chance(25);
        hospital.agenda.plan(hospital.clock.in(20, 150), () -> {
            if (calledOff) {
                hospital.tell(new Adt("A26", announced).pending(bed).stay(hospital.trust, stay, "I", stay.place()));
                hospital.beds.release(bed);
                hospital.quiet(stay);
            } else {
                move(stay, bed);
            }
        });
    }

    private void move(Stay stay, Place bed) {
        Stay moved = stay.in(bed);
        hospital.tracker.is(moved);
        hospital.tell(new Adt("A02", now()).from(stay.place()).stay(hospital.trust, moved, "I", bed));
        hospital.beds.release(bed);
        hospital.quiet(moved);
        hospital.clean(stay.place());
    }

    private void mistakenly(Stay stay, Place bed) {
        Instant entered = now();
        hospital.tell(new Adt("A02", entered).from(stay.place()).stay(hospital.trust, stay, "I", bed));
        hospital.agenda.plan(hospital.clock.in(2, 12), () -> {
            hospital.tell(new Adt("A12", entered).from(bed).stay(hospital.trust, stay, "I", stay.place()));
            hospital.beds.release(bed);
            hospital.quiet(stay);
        });
    }

    private Instant now() {
        return hospital.clock.now();
    }
}
