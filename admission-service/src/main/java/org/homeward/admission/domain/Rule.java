package org.homeward.admission.domain;

import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;
import static org.homeward.admission.domain.Trigger.A04;
import static org.homeward.admission.domain.Trigger.A05;
import static org.homeward.admission.domain.Trigger.A06;
import static org.homeward.admission.domain.Trigger.A07;
import static org.homeward.admission.domain.Trigger.A17;
import static org.homeward.admission.domain.Trigger.A21;
import static org.homeward.admission.domain.Trigger.A22;

import java.util.Set;
import org.homeward.admission.domain.Phase.Admitted;
import org.homeward.admission.domain.Phase.Discharged;
import org.homeward.admission.domain.Phase.NotHeardOf;
import org.homeward.admission.domain.Phase.OnLeave;
import org.homeward.admission.domain.Phase.Preadmitted;
import org.homeward.admission.domain.Phase.Registered;
import org.jspecify.annotations.Nullable;

/**
 * What a live movement does to a stay. The rules are tried in this order; the first that applies decides, whatever
 * comes: a hospital's word is never refused.
 */
enum Rule {
    /** After the live A03 only A01, A04, A05 or A06 opens the stay again. */
    AFTER_DISCHARGE_NOBODY_MOVES(Set.of(A02, A03, A07, A17, A21, A22)) {
        @Override
        boolean holds(Phase phase, boolean admissionCancelled) {
            return phase instanceof Discharged;
        }

        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            notes.contradiction(Stay.Code.MOVEMENT_AFTER_DISCHARGE, fact);
            return phase;
        }
    },
    /** After A11 later movements place nobody until a new admission; an A03 still ends the stay. */
    AFTER_CANCELLED_ADMISSION_NOBODY_MOVES(Set.of(A02, A07, A17, A21, A22)) {
        @Override
        boolean holds(Phase phase, boolean admissionCancelled) {
            return admissionCancelled;
        }

        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            notes.contradiction(Stay.Code.MOVEMENT_AFTER_CANCELLED_ADMISSION, fact);
            return phase;
        }
    },
    /** An A05 never occupies, moves or discharges: it is no news of a patient who is here. */
    PREADMISSION_MOVES_NOBODY(Set.of(A05)) {
        @Override
        boolean holds(Phase phase, boolean admissionCancelled) {
            return phase.isHere();
        }

        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            notes.contradiction(Stay.Code.PREADMISSION_WHILE_HERE, fact);
            return phase;
        }
    },
    /** An A05 announces a patient; it never places him, whatever its PV1 says. */
    PREADMISSION(Set.of(A05)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            return new Preadmitted();
        }
    },
    /** A01 and A06 admit the patient, to the place that they name. */
    ADMISSION(Set.of(A01, A06)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            if (fact.trigger() == A01 && phase.isAdmitted()) {
                notes.contradiction(Stay.Code.SECOND_ADMISSION, fact);
            }
            return new Admitted(moved(phase, fact, notes));
        }
    },
    /** A04 registers the patient, A07 makes an inpatient an outpatient; both place him. */
    REGISTRATION(Set.of(A04, A07)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            if (fact.trigger() == A04 && phase.isAdmitted()) {
                notes.contradiction(Stay.Code.SECOND_ADMISSION, fact);
            }
            if (fact.trigger() == A07 && !phase.isHere()) {
                notes.flag(Stay.Flag.ADMISSION_IMPLIED);
            }
            return new Registered(moved(phase, fact, notes));
        }
    },
    /** A02 and each part of an A17 move the patient; one whose admission was never heard of is taken to be admitted. */
    TRANSFER(Set.of(A02, A17)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            Place place = moved(phase, fact, notes);
            return switch (phase) {
                case Registered r -> new Registered(place);
                case Admitted a -> new Admitted(place);
                case OnLeave l -> new OnLeave(place);
                default -> {
                    notes.flag(Stay.Flag.ADMISSION_IMPLIED);
                    yield new Admitted(place);
                }
            };
        }
    },
    /** From A21 to A22 the bed stays the patient's. */
    LEAVE(Set.of(A21)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            if (phase instanceof OnLeave) {
                notes.contradiction(Stay.Code.SECOND_LEAVE, fact);
            }
            return new OnLeave(phase.place());
        }
    },
    /** A22 brings the patient back to the bed that was kept. */
    RETURN(Set.of(A22)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            if (!(phase instanceof OnLeave) && !(phase instanceof NotHeardOf)) {
                notes.contradiction(Stay.Code.RETURN_WITHOUT_LEAVE, fact);
            }
            return new Admitted(phase.place());
        }
    },
    /** A03 ends the stay and frees the bed, also from leave. */
    DISCHARGE(Set.of(A03)) {
        @Override
        Phase after(Phase phase, Fact fact, Notes notes) {
            return new Discharged(fact.at().at());
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Trigger> triggers;

    Rule(Set<Trigger> triggers) {
        this.triggers = triggers;
    }

    /** Whether the rule decides what happens to a stay that stands so. */
    boolean holds(Phase phase, boolean admissionCancelled) {
        return true;
    }

    /** Whether the movement is kept and shown, but has no effect. */
    boolean isKeptOnly() {
        return this == AFTER_DISCHARGE_NOBODY_MOVES
                || this == AFTER_CANCELLED_ADMISSION_NOBODY_MOVES
                || this == PREADMISSION_MOVES_NOBODY;
    }

    /** How the stay stands after the movement. */
    abstract Phase after(Phase phase, Fact fact, Notes notes);

    private static final Rule[] LIST = values();

    /** The rule for a movement of a stay that stands so; null if the fact is no movement. */
    static @Nullable Rule of(Trigger trigger, Phase phase, boolean admissionCancelled) {
        for (Rule rule : LIST) {
            if (rule.triggers.contains(trigger) && rule.holds(phase, admissionCancelled)) {
                return rule;
            }
        }
        return null;
    }

    /** PV1-3; a movement without one leaves the patient where he is. */
    private static @Nullable Place moved(Phase phase, Fact fact, Notes notes) {
        Place before = phase.place();
        if (before != null && fact.otherPlace() != null && !before.agreesWith(fact.otherPlace())) {
            notes.contradiction(Stay.Code.PRIOR_PLACE_DIFFERS, fact);
        }
        if (fact.place() == null) {
            notes.flag(Stay.Flag.PLACE_MISSING);
            return before;
        }
        return fact.place();
    }
}
