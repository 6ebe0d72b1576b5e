package org.homeward.discharge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.discharge.domain.CaseFact.DayMarked;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.jspecify.annotations.Nullable;

/**
 * The red and green days of a stay, from its movements and what was said of its days: the same for every order of
 * arrival, so a movement or a mark that comes late changes the days that it is about.
 */
public final class RedGreenDays {

    private RedGreenDays() {}

    /**
     * Every day on which the patient was an inpatient, up to {@code now}: who is only registered, in an emergency
     * department or as an outpatient, has none.
     *
     * @param notIn wards ({@code site/ward}) without red and green days: assessment areas, and emergency areas in which admitted
     *     patients lie. A day on which the
     *     patient was last in one of them is left out
     */
    public static List<RedGreenDay> of(StayVersion stay, Collection<CaseFact> facts, Set<String> notIn, Instant now) {
        Map<LocalDate, DayMarked> marks = marks(facts);
        LocalDate today = London.dateOf(now);
        List<RedGreenDay> days = new ArrayList<>();
        wards(stay, now).forEach((date, ward) -> {
            if (ward == null || !notIn.contains(ward)) {
                days.add(day(date, ward, marks.get(date), date.isBefore(today)));
            }
        });
        return List.copyOf(days);
    }

    private static RedGreenDay day(LocalDate date, @Nullable String ward, @Nullable DayMarked mark, boolean isFinal) {
        return mark == null
                ? new RedGreenDay(date, ward, Colour.RED, null, null, isFinal)
                : new RedGreenDay(
                        date, ward, mark.colour(), mark.reason(), mark.stamp().by(), isFinal);
    }

    /** Of each day what was said last before it was over; when that became known does not matter. */
    private static Map<LocalDate, DayMarked> marks(Collection<CaseFact> facts) {
        Map<LocalDate, DayMarked> marks = new HashMap<>();
        facts.stream()
                .filter(DayMarked.class::isInstance)
                .map(DayMarked.class::cast)
                .filter(DayMarked::isInTime)
                .sorted(Comparator.comparing(DayMarked::stamp))
                .forEach(mark -> marks.put(mark.date(), mark));
        return marks;
    }

    /** The last ward of each day in hospital, in the order of the days; null for nowhere in particular. */
    private static Map<LocalDate, @Nullable String> wards(StayVersion stay, Instant now) {
        Map<LocalDate, @Nullable String> wards = new TreeMap<>();
        if (stay.status().isVoid()) {
            return wards;
        }
        List<Movement> movements = stay.movements();
        for (int i = 0; i < movements.size(); i++) {
            Movement movement = movements.get(i);
            Instant until = i + 1 < movements.size() ? movements.get(i + 1).at() : now;
            if (movement.status().isInpatient() && !movement.at().isAfter(now)) {
                Place place = movement.place();
                LocalDate last = London.dateOf(until.isAfter(now) ? now : until);
                London.dateOf(movement.at())
                        .datesUntil(last.plusDays(1))
                        .forEach(date -> wards.put(date, place == null ? null : place.wardId()));
            }
        }
        return wards;
    }
}
