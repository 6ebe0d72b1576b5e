package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeward.admission.domain.Stay.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a bed manager is to see after a sequence of A01, A02, A03 and their cancels, each at most once: a decision table,
 * written from the semantics page and not from the fold. The sequence is the order in which things happened; a cancel
 * names the event of its type wherever that stands, and waits if there is none.
 */
record CancelReference(List<Trigger> sequence) {

    static final List<Trigger> ALPHABET =
            List.of(Trigger.A01, Trigger.A02, Trigger.A03, Trigger.A11, Trigger.A12, Trigger.A13);

    /**
     * The answer.
     *
     * @param placedBy the event whose place the patient is in, null when he is nowhere
     * @param shown flags and contradictions, sorted
     */
    record Answer(
            Status status, @Nullable Trigger placedBy, boolean admittedAt, boolean dischargedAt, List<String> shown) {}

    /** All sequences of up to six: 1,956. */
    static List<CancelReference> all() {
        List<CancelReference> all = new ArrayList<>();
        extend(List.of(), all);
        return all;
    }

    private static void extend(List<Trigger> sequence, List<CancelReference> all) {
        for (Trigger next : ALPHABET) {
            if (!sequence.contains(next)) {
                List<Trigger> longer = new ArrayList<>(sequence);
                longer.add(next);
                all.add(new CancelReference(List.copyOf(longer)));
                extend(longer, all);
            }
        }
    }

    Answer answer() {
        return new Answer(status(), placedBy(), live(Trigger.A01), ended(), shown());
    }

    private boolean heard(Trigger event) {
        return sequence.contains(event);
    }

    /** The cancel of an event: A11, A12, A13. */
    private static Trigger cancel(Trigger event) {
        return Trigger.valueOf("A1" + event.name().charAt(2));
    }

    private boolean live(Trigger event) {
        return heard(event) && !heard(cancel(event));
    }

    private boolean isVoid(Trigger event) {
        return heard(event) && heard(cancel(event));
    }

    /** Both were heard, and one happened before the other. */
    private boolean inOrder(Trigger first, Trigger then) {
        return heard(first) && heard(then) && sequence.indexOf(first) < sequence.indexOf(then);
    }

    /** A live discharge stands that no live admission follows. */
    private boolean ended() {
        return live(Trigger.A03) && !(live(Trigger.A01) && inOrder(Trigger.A03, Trigger.A01));
    }

    /** The transfer comes after a live discharge that no live admission has opened again in between. */
    private boolean movedAfterDischarge() {
        boolean reopened = live(Trigger.A01) && inOrder(Trigger.A03, Trigger.A01) && inOrder(Trigger.A01, Trigger.A02);
        return live(Trigger.A02) && live(Trigger.A03) && inOrder(Trigger.A03, Trigger.A02) && !reopened;
    }

    /** The transfer comes after an admission that was cancelled. */
    private boolean movedAfterCancelledAdmission() {
        return live(Trigger.A02) && isVoid(Trigger.A01) && inOrder(Trigger.A01, Trigger.A02) && !movedAfterDischarge();
    }

    private boolean moved() {
        return live(Trigger.A02) && !movedAfterDischarge() && !movedAfterCancelledAdmission();
    }

    private @Nullable Trigger placedBy() {
        if (ended()) {
            return null;
        }
        if (live(Trigger.A01)) {
            return moved() && inOrder(Trigger.A01, Trigger.A02) ? Trigger.A02 : Trigger.A01;
        }
        return moved() ? Trigger.A02 : null;
    }

    private Status status() {
        if (ended()) {
            return Status.DISCHARGED;
        }
        if (placedBy() != null) {
            return Status.ADMITTED;
        }
        boolean anyEvent = heard(Trigger.A01) || heard(Trigger.A02) || heard(Trigger.A03);
        return anyEvent ? Status.CANCELLED : Status.UNKNOWN;
    }

    private List<String> shown() {
        List<String> shown = new ArrayList<>();
        if (moved() && !(live(Trigger.A01) && inOrder(Trigger.A01, Trigger.A02))) {
            shown.add("admission-implied");
        }
        for (Trigger event : List.of(Trigger.A01, Trigger.A02, Trigger.A03)) {
            if (heard(cancel(event)) && !heard(event)) {
                shown.add("cancel-waits " + cancel(event));
            }
        }
        if (movedAfterCancelledAdmission()) {
            shown.add("movement-after-cancelled-admission A02");
        }
        if (movedAfterDischarge()) {
            shown.add("movement-after-discharge A02");
        }
        if (admittedAlready()) {
            shown.add("second-admission A01");
        }
        return shown;
    }

    /** A transfer had implied an admission, no live discharge ended it, and then comes the admission. */
    private boolean admittedAlready() {
        boolean endedBefore =
                live(Trigger.A03) && inOrder(Trigger.A02, Trigger.A03) && inOrder(Trigger.A03, Trigger.A01);
        return live(Trigger.A01) && moved() && inOrder(Trigger.A02, Trigger.A01) && !endedBefore;
    }

    /** A line of the table. */
    String row() {
        Answer answer = answer();
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        String.join(" ", sequence.stream().map(Trigger::name).toList()),
                        answer.status().name().toLowerCase(Locale.ROOT),
                        answer.placedBy() == null ? "–" : answer.placedBy() == Trigger.A01 ? "bed 1" : "bed 2",
                        answer.admittedAt() ? "A01" : "–",
                        answer.dischargedAt() ? "A03" : "–",
                        String.join(", ", answer.shown()));
    }
}
