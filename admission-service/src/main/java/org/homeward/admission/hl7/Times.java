package org.homeward.admission.hl7;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.homeward.admission.domain.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * Time stamps of HL7 v2: {@code YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]}, and ISO 8601 where a sender uses it.
 * Without an offset a time is one of the feed's zone: in October's repeated hour the first pass, flagged; in March's
 * skipped hour moved forward by the gap, flagged.
 */
final class Times {

    private static final int EARLIEST_YEAR = 1850;
    private static final int LATEST_YEAR = 2200;

    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** The time to the precision given; null if the text is no time. */
    @Nullable
    EventTime read(String text) {
        String stamp = Stamp.compact(text);
        int sign = Stamp.sign(stamp);
        try {
            ZoneOffset offset = sign < 0 ? null : Stamp.offset(stamp.substring(sign));
            Stamp local = Stamp.of(sign < 0 ? stamp : stamp.substring(0, sign));
            int year = local.start().getYear();
            if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
                return null;
            }
            return offset == null ? inZone(local) : at(local, offset);
        } catch (DateTimeException | NumberFormatException noTime) {
            return null;
        }
    }

    /** The date of a time stamp as it was written, whatever its offset; null if there is none. */
    static @Nullable LocalDate date(String text) {
        String stamp = Stamp.compact(text);
        try {
            return stamp.length() < 8
                    ? null
                    : Stamp.of(stamp.substring(0, 8)).start().toLocalDate();
        } catch (DateTimeException | NumberFormatException noDate) {
            return null;
        }
    }

    private static EventTime at(Stamp local, ZoneOffset offset) {
        return new EventTime(local.start().toInstant(offset), local.end().toInstant(offset), Set.of());
    }

    private EventTime inZone(Stamp local) {
        if (local.unit().isDateBased()) {
            Instant at = local.start().toLocalDate().atStartOfDay(zone).toInstant();
            return new EventTime(
                    at, local.end().toLocalDate().atStartOfDay(zone).toInstant(), Set.of());
        }
        Set<EventTime.Flag> flags = EnumSet.noneOf(EventTime.Flag.class);
        Instant at = resolve(local.start(), flags);
        return new EventTime(at, at.plusNanos(ChronoUnit.NANOS.between(local.start(), local.end())), flags);
    }

    private Instant resolve(LocalDateTime local, Set<EventTime.Flag> flags) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        flags.add(offsets.isEmpty() ? EventTime.Flag.SKIPPED_HOUR : EventTime.Flag.AMBIGUOUS_HOUR);
        return local.toInstant(change.getOffsetBefore());
    }
}
