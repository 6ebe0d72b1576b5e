package org.homeward.admission.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The course of one stay: its live movements applied one after the other, in event order. */
final class Course {

    private final Voids voids;
    private final Predicate<Entry> isVoid;
    private final Notes notes = new Notes();
    private final Awaited awaited = new Awaited();
    private final List<Stay.Movement> movements = new ArrayList<>();
    private Phase phase = new Phase.NotHeardOf();
    private boolean admissionCancelled;
    private @Nullable Instant admittedAt;
    private @Nullable Entry last;
    private @Nullable Entry openedBy;

    private Course(Voids voids, Predicate<Entry> isVoid) {
        this.voids = voids;
        this.isVoid = isVoid;
    }

    static Course of(Voids voids) {
        return new Course(voids, voids::isVoid);
    }

    /** The course up to the stay's deletion, as if it would not be deleted: see {@link #close()}. */
    static Course untilDeletion(Voids voids) {
        return new Course(voids, voids::isCancelled);
    }

    void take(Entry entry) {
        if (isVoid.test(entry)) {
            passOver(entry);
        } else if (Awaited.isExpectation(entry.trigger())) {
            awaited.add(entry.fact(), phase);
            notes.flagTime(entry.fact().at());
        } else if (last == null || !entry.restates(last)) {
            move(entry);
        }
    }

    private void move(Entry entry) {
        Fact fact = entry.fact();
        Rule rule = Rule.of(fact.trigger(), phase, admissionCancelled);
        if (rule == null) {
            return;
        }
        Phase before = phase;
        phase = rule.after(before, fact, notes);
        last = entry;
        if (!rule.isKeptOnly()) {
            hasMoved(entry, before);
        }
        if (rule != Rule.PREADMISSION_MOVES_NOBODY) {
            movements.add(new Stay.Movement(fact.trigger(), fact.at().at(), phase.place(), status()));
        }
    }

    private void hasMoved(Entry entry, Phase before) {
        Fact fact = entry.fact();
        notes.flagTime(fact.at());
        openedBy = before.isOpen() ? openedBy : entry;
        switch (fact.trigger()) {
            case A01, A06 -> {
                admittedAt = admittedAt == null ? fact.at().at() : admittedAt;
                admissionCancelled = false;
            }
            case A04 -> admissionCancelled = false;
            default -> {}
        }
        awaited.meet(fact, before, phase);
    }

    /** A void event is as if it had not been; only that an admission was cancelled is remembered. */
    private void passOver(Entry event) {
        if ((event.trigger() == Trigger.A01 || event.trigger() == Trigger.A04) && !phase.isAdmitted()) {
            admissionCancelled = true;
        }
        Entry cancel = voids.by(event);
        if (cancel != null && returns(cancel) && voids.target(cancel) == event) {
            Place returnsTo = cancel.fact().place();
            Place place = phase.place();
            if (returnsTo != null && (place == null || !place.agreesWith(returnsTo))) {
                notes.contradiction(Stay.Code.RETURN_PLACE_DIFFERS, cancel.fact());
            }
        }
    }

    /** Whether the message that cancels says where the patient is again. */
    private static boolean returns(Entry cancel) {
        return cancel.trigger() == Trigger.A12 || cancel.trigger() == Trigger.A13;
    }

    /** The visit is deleted: from here on no other fact without a visit number belongs to it. */
    void close() {
        phase = new Phase.NotHeardOf();
    }

    boolean isOpen() {
        return phase.isOpen();
    }

    /** The fact since which the stay is open, null if it never was. */
    @Nullable
    Entry openedBy() {
        return openedBy;
    }

    Phase phase() {
        return phase;
    }

    Notes notes() {
        return notes;
    }

    @Nullable
    Instant admittedAt() {
        return admittedAt;
    }

    List<Stay.Movement> movements() {
        return movements;
    }

    List<Stay.Expectation> expectations() {
        return awaited.all();
    }

    /** How the stay stands after the events so far: those that there were being void, it is cancelled. */
    private Stay.Status status() {
        return phase instanceof Phase.NotHeardOf ? Stay.Status.CANCELLED : phase.status();
    }
}
