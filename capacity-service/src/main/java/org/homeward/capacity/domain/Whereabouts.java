package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.homeward.capacity.domain.Span.Kind;
import org.homeward.capacity.domain.StayVersion.Expectation;
import org.homeward.capacity.domain.StayVersion.Movement;
import org.homeward.capacity.domain.StayVersion.Status;
import org.jspecify.annotations.Nullable;

/** Where a stay's patient was, is and is expected, by one version of the stay. */
public final class Whereabouts {

    private static final Set<String> ANNOUNCEMENTS = Set.of("A14", "A15");

    private Whereabouts() {}

    /** The stretches of time of one version, in order; none of a stay that was cancelled or became part of another. */
    public static Set<Span> of(StayVersion stay) {
        Set<Span> spans = new LinkedHashSet<>();
        if (stay.status().isVoid()) {
            return spans;
        }
        List<Stretch> stretches = stretches(stay.movements());
        for (int i = 0; i < stretches.size(); i++) {
            addPresence(stay, stretches, i, spans);
        }
        for (Expectation expectation : stay.expectations()) {
            addExpectation(stay, expectation, stretches, spans);
        }
        return spans;
    }

    /** From one movement to the next that changes the place or its kind. */
    private record Stretch(@Nullable Place place, boolean leave, Instant arrived, Instant from) {

        boolean sameAs(Movement next) {
            return isAt(next.presentAt()) && leave == isLeave(next);
        }

        boolean isAt(@Nullable Place other) {
            return Objects.equals(place, other);
        }
    }

    private static List<Stretch> stretches(List<Movement> movements) {
        List<Stretch> result = new ArrayList<>();
        for (Movement movement : movements) {
            Instant arrived = movement.at();
            if (!result.isEmpty() && result.getLast().from().equals(movement.at())) {
                Stretch passed = result.removeLast();
                arrived = passed.isAt(movement.presentAt()) ? passed.arrived() : movement.at();
            }
            Stretch before = result.isEmpty() ? null : result.getLast();
            if (before != null && before.sameAs(movement)) {
                continue;
            }
            if (before != null && before.isAt(movement.presentAt())) {
                arrived = before.arrived();
            }
            result.add(new Stretch(movement.presentAt(), isLeave(movement), arrived, movement.at()));
        }
        return result;
    }

    private static boolean isLeave(Movement movement) {
        return movement.status() == Status.ON_LEAVE;
    }

    private static void addPresence(StayVersion stay, List<Stretch> stretches, int i, Set<Span> spans) {
        Stretch here = stretches.get(i);
        Place place = here.place();
        if (place == null) {
            return;
        }
        Stretch next = i + 1 < stretches.size() ? stretches.get(i + 1) : null;
        spans.add(new Span(
                stay.stay(),
                stay.trust(),
                here.leave() ? Kind.ON_LEAVE : Kind.PRESENT,
                place,
                here.arrived(),
                here.from(),
                next == null ? null : next.from(),
                next != null && !next.isAt(place),
                null,
                null));
    }

    /** An expectation stands until the patient next comes somewhere, goes elsewhere, or leaves. */
    private static void addExpectation(
            StayVersion stay, Expectation expectation, List<Stretch> stretches, Set<Span> spans) {
        Place place = expectation.place();
        if (place == null || expectation.isEmpty() || !ANNOUNCEMENTS.contains(expectation.event())) {
            return;
        }
        Stretch before = null;
        Instant end = expectation.until();
        for (Stretch stretch : stretches) {
            if (!stretch.from().isAfter(expectation.at())) {
                before = stretch;
            } else if ((end == null || stretch.from().isBefore(end))
                    && !stretch.isAt(before == null ? null : before.place())) {
                end = stretch.from();
            }
        }
        spans.add(new Span(
                stay.stay(),
                stay.trust(),
                Kind.EXPECTED,
                place,
                expectation.at(),
                expectation.at(),
                end,
                false,
                expectation.event(),
                expectation.expectedAt()));
    }
}
