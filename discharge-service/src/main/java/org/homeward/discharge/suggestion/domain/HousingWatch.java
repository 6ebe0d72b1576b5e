package org.homeward.discharge.suggestion.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.suggestion.domain.Watch.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@link #RULE}, what housing stands for (domain page nhs-flow-facts, 1.4.2 and 3.4): while a home is sought,
 * housing is not yet available; once a place is found and the person is not in it, arrangements are underway; adaptations
 * and equipment are not yet completed or delivered; a home that must be made ready is a destination that is not. Types that
 * are not in the tables stand for nothing.
 */
public final class HousingWatch {

    /** Name of the rule, told with every suggestion. */
    public static final String RULE = "state-of-housing-1";

    /** Who sees to it until somebody else is named. */
    private static final String HUB = "care-transfer-hub";

    private static final String SOUGHT = "CA4";
    private static final String UNDERWAY = "IF4";

    /** Types of referrals: the reason that each is while it is open. */
    private static final Map<String, String> REFERRALS = Map.of(
            HousingMatter.DUTY_TO_REFER,
            SOUGHT,
            HousingMatter.REHOUSING,
            SOUGHT,
            "adaptation-minor",
            "CA9",
            "adaptation-dfg",
            "CA9",
            "equipment",
            "CA10",
            "home-readiness",
            "WB4");

    /** Types of jobs likewise. */
    private static final Map<String, String> JOBS = Map.of(
            "adaptation", "CA9",
            "equipment", "CA10",
            "telecare", "CA10",
            "keys", "WB4",
            "clear", "WB4",
            "clean", "WB4",
            "repair", "WB4",
            "heating", "WB4",
            "damp", "WB4");

    private HousingWatch() {}

    /** @param all matters of one stay */
    public static List<Watch> of(Collection<HousingMatter> all) {
        List<Watch> watches = new ArrayList<>();
        all.stream().sorted(Comparator.comparing(HousingMatter::key)).forEach(matter -> add(watches, matter, all));
        return List.copyOf(watches);
    }

    private static void add(List<Watch> watches, HousingMatter matter, Collection<HousingMatter> all) {
        if (matter.kind() == HousingMatter.Kind.BOOKING) {
            watches.add(booking(matter));
            return;
        }
        String reason = reason(matter);
        if (reason == null) {
            return;
        }
        watches.add(
                reason.equals(SOUGHT)
                        ? watch(matter, sought(matter), matter.open() ? seeks(matter, all) : null)
                        : watch(matter, Set.of(reason), isAwaited(matter) ? waits(matter, reason) : null));
    }

    /** Who stands in line for a flat has no home yet, whoever was referred to whom. */
    private static @Nullable String reason(HousingMatter matter) {
        return switch (matter.kind()) {
            case REFERRAL -> REFERRALS.get(matter.type());
            case JOB -> JOBS.get(matter.type());
            case WAITING -> SOUGHT;
            case BOOKING -> null;
        };
    }

    /** An end without a home says nothing of the wait for one. */
    private static Set<String> sought(HousingMatter matter) {
        return matter.open() || matter.isSettled() ? Set.of(SOUGHT, UNDERWAY) : Set.of(UNDERWAY);
    }

    /** A place that is there ends the wait for one; a booking that came to nothing says nothing of it. */
    private static Watch booking(HousingMatter booking) {
        Set<String> reasons = booking.open() ? Set.of(SOUGHT, UNDERWAY) : Set.of(UNDERWAY);
        return watch(booking, reasons, booking.isPlaceFound() ? arranges(booking) : null);
    }

    private static @Nullable Wait seeks(HousingMatter referral, Collection<HousingMatter> all) {
        if (all.stream().anyMatch(HousingMatter::isPlaceTaken)) {
            return null;
        }
        HousingMatter found = all.stream()
                .filter(HousingMatter::isPlaceFound)
                .min(Comparator.comparing(HousingMatter::key))
                .orElse(null);
        if (found != null) {
            return arranges(found);
        }
        List<HousingMatter> lost = all.stream()
                .filter(matter -> matter.kind() == HousingMatter.Kind.BOOKING)
                .toList();
        Instant since = lost.stream()
                .map(HousingMatter::since)
                .filter(end -> end.isAfter(referral.beganAt()))
                .max(Comparator.naturalOrder())
                .orElse(referral.beganAt());
        return wait(referral, SOUGHT, since, "sought/" + lost.size());
    }

    private static Wait arranges(HousingMatter place) {
        return wait(place, UNDERWAY, place.since(), "found/" + place.id());
    }

    /** What is delivered, with the training that it needs, nobody waits for. */
    private static boolean isAwaited(HousingMatter matter) {
        return matter.open() && !matter.status().equals("delivered");
    }

    private static Wait waits(HousingMatter matter, String reason) {
        return wait(matter, reason, matter.beganAt(), "open");
    }

    private static Wait wait(HousingMatter matter, String reason, Instant since, String occasion) {
        String who = matter.organisation();
        return new Wait(reason, since, occasion, who == null ? HUB : who, who == null ? matter.trust() : who);
    }

    private static Watch watch(HousingMatter matter, Set<String> reasons, @Nullable Wait now) {
        return new Watch(RULE, matter.kind().code(), matter.id(), matter.status(), reasons, now);
    }
}
