package org.homeward.gateway.replica;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bed as capacity-service describes it on {@code homeward.capacity} (type {@code homeward.capacity.bed-changed.v1},
 * schema in docs/events). The gateway's own copy of the wire format; members that it does not know are left out.
 *
 * @param bed {@code site/ward/bay/bed}, codes as the hospital sends them
 * @param trust ODS code of the trust that the bed belongs to
 * @param removed whether the estate no longer has the bed and nobody is in it: it is left out of lists, and its version
 *     kept
 * @param kind {@code core} or {@code escalation}; null when the estate does not say
 * @param observedAt when the newest fact about this bed was recorded
 * @param version of the view; only a newer one replaces what is held
 */
public record BedRecord(
        String bed,
        String trust,
        String site,
        @Nullable String ward,
        @Nullable String bay,
        @Nullable String number,
        boolean registered,
        boolean removed,
        @Nullable String kind,
        @Nullable Boolean singleRoom,
        @Nullable String sex,
        @Nullable String specialty,
        @Nullable Boolean staffed,
        List<Reason> reasons,
        List<Occupant> occupants,
        @Nullable Conflict conflict,
        @Nullable Hold hold,
        List<Expected> expected,
        @Nullable Observed observed,
        @Nullable Instant observedAt,
        @Nullable String source,
        long version) {

    /**
     * @throws IllegalArgumentException without a bed, a trust, a site or a version: such a record says nothing that
     *     could be shown
     */
    public BedRecord {
        requireText(bed, "bed");
        requireText(trust, "trust");
        requireText(site, "site");
        if (version <= 0) {
            throw new IllegalArgumentException("version");
        }
        reasons = copy(reasons);
        occupants = copy(occupants);
        expected = copy(expected);
    }

    /** Something that holds from {@code from} (null: ever since) until before {@code until} (null: no end known). */
    interface Timed {
        @Nullable
        Instant from();

        @Nullable
        Instant until();

        default boolean inForce(Instant now) {
            Instant from = from();
            return (from == null || !now.isBefore(from)) && !over(now);
        }

        default boolean over(Instant now) {
            Instant until = until();
            return until != null && !now.isBefore(until);
        }
    }

    /**
     * Keeps a bed from use.
     *
     * @param detail of a closure why, as a code
     */
    public record Reason(
            String code,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String detail) implements Timed {
        public Reason {
            requireText(code, "reasons.code");
        }
    }

    /** @param since when the patient came to the bed; from and until are those of being there, or of being on leave */
    public record Occupant(
            String stay,
            @Nullable Instant since,
            boolean onLeave,
            @Nullable Instant from,
            @Nullable Instant until) implements Timed {
        public Occupant {
            from = from == null ? since : from;
        }
    }

    public record Conflict(
            List<String> stays,
            @Nullable Instant since,
            @Nullable Instant until) implements Timed {
        public Conflict {
            stays = copy(stays);
        }

        @Override
        public @Nullable Instant from() {
            return since;
        }
    }

    public record Hold(
            @Nullable String id,
            @Nullable String stay,
            @Nullable String purpose,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String by)
            implements Timed {}

    /** @param at when the patient is expected; from and until are those of the expectation */
    public record Expected(
            @Nullable String stay,
            @Nullable String event,
            @Nullable Instant at,
            @Nullable Instant from,
            @Nullable Instant until)
            implements Timed {}

    /** @param mismatch whether what the feed says contradicts the stays */
    public record Observed(
            @Nullable String status, @Nullable Instant at, boolean mismatch) {}

    /** Everything about the bed that may begin or end by itself. */
    Stream<Timed> timed() {
        return Stream.of(
                        reasons.stream(),
                        occupants.stream(),
                        expected.stream(),
                        Stream.ofNullable(conflict),
                        Stream.ofNullable(hold))
                .flatMap(each -> each);
    }

    /** The instants at which any of these begins or ends. */
    static Stream<Instant> boundaries(Stream<? extends Timed> timed) {
        return timed.flatMap(one -> Stream.concat(Stream.ofNullable(one.from()), Stream.ofNullable(one.until())));
    }

    static void requireText(@Nullable String value, String member) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(member);
        }
    }

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
