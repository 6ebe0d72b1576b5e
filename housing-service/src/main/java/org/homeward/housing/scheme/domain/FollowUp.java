package org.homeward.housing.scheme.domain;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a follow-up stands: it is derived, and asked of people only where events cannot tell.
 *
 * @param due the day that it is about, in Europe/London
 * @param living where the person was; null unless it is told or answered
 */
public record FollowUp(
        Mark mark, LocalDate due, Status status, @Nullable Living living) {

    /** Whether anything is known, and by whom. */
    public enum Status {
        /** The day has not come. */
        NOT_YET,
        /** Somebody has to ask. */
        DUE,
        /** Events told. */
        TOLD,
        /** A person answered. */
        ANSWERED,
        /** Nobody has asked in time. */
        NOT_KNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param answer what a person said; null if nothing. Events, which may come late, go before it */
    public static FollowUp of(Mark mark, Afterwards afterwards, @Nullable Living answer, LocalDate today) {
        LocalDate due = mark.after(afterwards.left());
        if (today.isBefore(due)) {
            return new FollowUp(mark, due, Status.NOT_YET, null);
        }
        Living told = afterwards.on(due);
        if (told != null) {
            return new FollowUp(mark, due, Status.TOLD, told);
        }
        if (answer != null) {
            return new FollowUp(mark, due, Status.ANSWERED, answer);
        }
        boolean late = today.isAfter(due.plusDays(Mark.ASKED_FOR_DAYS));
        return new FollowUp(mark, due, late ? Status.NOT_KNOWN : Status.DUE, null);
    }
}
