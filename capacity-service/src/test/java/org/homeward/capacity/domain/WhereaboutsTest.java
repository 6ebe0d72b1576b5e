package org.homeward.capacity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.homeward.capacity.domain.Span.Kind;
import org.homeward.capacity.domain.StayVersion.Expectation;
import org.homeward.capacity.domain.StayVersion.Movement;
import org.homeward.capacity.domain.StayVersion.Status;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private static final Place BED = Place.parse("RXX01/W1/B2/03");
    private static final Place OTHER = Place.parse("RXX01/W1/B2/04");

    @Test
    void keepsTheBedOverALeave() {
        List<Span> spans = spans(version(
                1,
                Status.ADMITTED,
                at(10, "A01", BED),
                leave(12, BED),
                new Movement("A22", hour(14), BED, Status.ADMITTED)));
        assertThat(spans).extracting(Span::kind).containsExactly(Kind.PRESENT, Kind.ON_LEAVE, Kind.PRESENT);
        assertThat(spans).extracting(Span::arrived).containsOnly(hour(10));
        assertThat(spans).extracting(Span::vacates).containsOnly(false);
    }

    @Test
    void joinsMovementsThatChangeNothing() {
        List<Span> spans = spans(version(1, Status.ADMITTED, at(10, "A04", BED), at(11, "A06", BED)));
        assertThat(spans)
                .singleElement()
                .satisfies(span -> assertThat(span.since()).isEqualTo(hour(10)));
    }

    @Test
    void leavesNoTraceOfAPlaceForNoTime() {
        List<Span> spans = spans(version(1, Status.ADMITTED, at(10, "A01", BED), at(10, "A02", OTHER)));
        assertThat(spans).extracting(Span::place).containsExactly(OTHER);
    }

    @Test
    void placesNobodyByACancelledStay() {
        assertThat(spans(version(1, Status.CANCELLED, at(10, "A01", BED)))).isEmpty();
    }

    @Test
    void endsAnExpectationWithTheNextMovementToAnotherPlace() {
        StayVersion stay = new StayVersion(
                "RXX:1",
                "RXX",
                1,
                hour(20),
                "PAS|RXX",
                Status.ADMITTED,
                List.of(at(10, "A01", BED), leave(12, BED), at(15, "A02", OTHER)),
                List.of(new Expectation("A15", hour(11), hour(14), OTHER)));
        assertThat(spans(stay))
                .filteredOn(span -> span.kind() == Kind.EXPECTED)
                .singleElement()
                .satisfies(span -> assertThat(span.interval()).isEqualTo(new Interval(hour(11), hour(15))));
    }

    @Test
    void endsAnExpectationWhenItsOwnerHoldsItToBeReplaced() {
        StayVersion stay = new StayVersion(
                "RXX:1",
                "RXX",
                1,
                hour(20),
                "PAS|RXX",
                Status.ADMITTED,
                List.of(at(10, "A01", BED)),
                List.of(
                        new Expectation("A15", hour(11), null, OTHER, hour(12)),
                        new Expectation("A15", hour(12), null, BED, hour(12))));
        assertThat(spans(stay))
                .filteredOn(span -> span.kind() == Kind.EXPECTED)
                .singleElement()
                .satisfies(span -> assertThat(span.interval()).isEqualTo(new Interval(hour(11), hour(12))));
    }

    @Test
    void believesTheSameWhetherVersionsComeOneByOneOrAllAtOnce() {
        StayVersion first = version(1, Status.ADMITTED, at(10, "A01", BED));
        StayVersion second = version(2, Status.ADMITTED, at(10, "A01", BED), at(11, "A02", OTHER));
        StayVersion third = version(3, Status.ADMITTED, at(10, "A01", BED));
        List<Belief> known = new ArrayList<>(Belief.history(List.of(first, second)));
        List<Belief> open =
                known.stream().filter(belief -> belief.knownUntil() == null).toList();
        Belief.Change change = Belief.change(open, third);
        known.removeIf(belief ->
                change.ended().stream().anyMatch(ended -> ended.span().equals(belief.span()))
                        && belief.knownUntil() == null);
        known.addAll(change.ended());
        known.addAll(change.begun());
        assertThat(new HashSet<>(known)).isEqualTo(new HashSet<>(Belief.history(List.of(first, second, third))));
    }

    private static List<Span> spans(StayVersion stay) {
        return List.copyOf(Whereabouts.of(stay));
    }

    private static StayVersion version(long version, Status status, Movement... movements) {
        return new StayVersion(
                "RXX:1",
                "RXX",
                version,
                hour(20).plusSeconds(version),
                "PAS|RXX",
                status,
                List.of(movements),
                List.of());
    }

    private static Movement at(int hour, String event, Place place) {
        return new Movement(event, hour(hour), place, Status.ADMITTED);
    }

    private static Movement leave(int hour, Place place) {
        return new Movement("A21", hour(hour), place, Status.ON_LEAVE);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-06-03T00:00:00Z").plusSeconds(3600L * hour);
    }
}
