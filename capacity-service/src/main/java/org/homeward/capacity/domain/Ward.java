package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.homeward.capacity.domain.Bed.Expected;
import org.homeward.capacity.domain.Bed.Occupant;
import org.homeward.capacity.domain.Span.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a ward without a bed, and who is expected there without one named.
 *
 * @param place the ward
 * @param name null if the estate has no such ward or no name for it
 * @param observedAt when the last fact about it was recorded
 */
public record Ward(
        Place place,
        String trust,
        @Nullable String name,
        @Nullable String specialty,
        List<Occupant> withoutBed,
        List<Expected> expected,
        Instant observedAt) {

    /** What is known of a ward: the spans are those of patients without a bed. */
    public record Facts(
            Place place,
            String trust,
            @Nullable String name,
            @Nullable String specialty,
            List<Span> spans,
            Instant observedAt) {}

    /** The record of the ward as of the horizon. */
    public static Ward at(Facts facts, Horizon horizon) {
        List<Span> shown = facts.spans().stream()
                .filter(span -> horizon.shows(span.interval()))
                .toList();
        return new Ward(
                facts.place(),
                facts.trust(),
                facts.name(),
                facts.specialty(),
                shown.stream()
                        .filter(Span::occupies)
                        .map(Ward::occupant)
                        .sorted(Comparator.comparing(Occupant::from).thenComparing(Occupant::stay))
                        .toList(),
                shown.stream()
                        .filter(span -> span.kind() == Kind.EXPECTED)
                        .map(Ward::expected)
                        .sorted(Comparator.comparing(Expected::at)
                                .thenComparing(Expected::stay)
                                .thenComparing(Expected::event))
                        .toList(),
                facts.observedAt());
    }

    static Occupant occupant(Span span) {
        return new Occupant(span.stay(), span.arrived(), span.kind() == Kind.ON_LEAVE, span.since(), span.until());
    }

    static Expected expected(Span span) {
        return new Expected(
                span.stay(),
                span.event() == null ? "" : span.event(),
                span.expectedAt() == null ? span.since() : span.expectedAt(),
                span.since(),
                span.until());
    }
}
