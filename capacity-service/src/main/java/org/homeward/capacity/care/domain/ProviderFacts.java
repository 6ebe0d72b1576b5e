package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the figures of one provider can depend on. */
public record ProviderFacts(
        String provider, List<Declaration> declarations, List<Commitment> commitments, List<Reservation> reservations) {

    /** The next instant after this one at which a figure changes by itself; null if none will. */
    public @Nullable Instant changesAfter(Instant at) {
        return Stream.of(
                        declarations.stream()
                                .map(Declaration::free)
                                .flatMap(Stream::ofNullable)
                                .map(Free::validUntil),
                        commitments.stream().map(Commitment::acceptedAt),
                        commitments.stream().map(Commitment::endedAt),
                        commitments.stream().map(Commitment::pausedAt),
                        reservations.stream().map(Reservation::from),
                        reservations.stream().map(Reservation::end))
                .flatMap(times -> times)
                .flatMap(Stream::ofNullable)
                .filter(time -> time.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
