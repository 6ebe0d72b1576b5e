package org.homeward.discharge.person.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeward.discharge.domain.AdmissionClass;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.jspecify.annotations.Nullable;

/**
 * A person who came back into hospital within {@value #DAYS} days of a discharge, under a new visit number (domain page
 * practice-to-serve: emergency readmission within 30 days). Another admission under the same number is a reopened stay and
 * none of this. It follows from the stays as they are known, so it is the same for every order of arrival.
 *
 * @param stay the stay that the person came back with
 * @param admittedAt when it became an inpatient stay
 * @param after the stay that had ended
 * @param days from the day of the discharge to that of the admission, in Europe/London
 * @param planned as of any admission, see {@link AdmissionClass}
 */
public record Readmission(
        String stay, Instant admittedAt, String after, Instant dischargedAt, long days, boolean planned) {

    /** The longest time from a discharge to a readmission. */
    public static final int DAYS = 30;

    private record Ended(String stay, Instant at) {}

    /** The discharge that this stay came after; null if it is no readmission. */
    public static @Nullable Readmission of(StayVersion stay, Collection<StayVersion> others) {
        Instant admittedAt = admission(stay);
        if (admittedAt == null) {
            return null;
        }
        return others.stream()
                .filter(other -> !other.stay().equals(stay.stay()))
                .flatMap(Readmission::ends)
                .filter(end -> !end.at().isAfter(admittedAt) && days(end.at(), admittedAt) <= DAYS)
                .max(Comparator.comparing(Ended::at).thenComparing(Ended::stay))
                .map(end -> new Readmission(
                        stay.stay(),
                        admittedAt,
                        end.stay(),
                        end.at(),
                        days(end.at(), admittedAt),
                        stay.admissionClass()
                                .isPlanned(stay.movements().getFirst().status() == Status.PREADMITTED)))
                .orElse(null);
    }

    /** The first time that the person came back after this stay; null if that has not been. */
    public static @Nullable Readmission following(StayVersion stay, Collection<StayVersion> others) {
        return others.stream()
                .map(other -> of(
                        other, Stream.concat(others.stream(), Stream.of(stay)).toList()))
                .filter(Objects::nonNull)
                .filter(one -> one.after().equals(stay.stay()))
                .min(Comparator.comparing(Readmission::admittedAt).thenComparing(Readmission::stay))
                .orElse(null);
    }

    private static @Nullable Instant admission(StayVersion stay) {
        return stay.status().isVoid()
                ? null
                : stay.movements().stream()
                        .filter(movement -> isInpatient(movement.status()))
                        .map(Movement::at)
                        .findFirst()
                        .orElse(null);
    }

    /** Every discharge of an inpatient, alive. */
    private static Stream<Ended> ends(StayVersion stay) {
        if (stay.status().isVoid()) {
            return Stream.of();
        }
        List<Movement> movements = stay.movements();
        return IntStream.range(1, movements.size())
                .filter(i -> movements.get(i).status() == Status.DISCHARGED
                        && isInpatient(movements.get(i - 1).status()))
                .mapToObj(i -> new Ended(stay.stay(), movements.get(i).at()));
    }

    private static boolean isInpatient(Status status) {
        return status == Status.ADMITTED || status == Status.ON_LEAVE;
    }

    private static long days(Instant from, Instant to) {
        LocalDate day = London.dateOf(from);
        return ChronoUnit.DAYS.between(day, London.dateOf(to));
    }
}
