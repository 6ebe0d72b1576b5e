package org.homeward.gateway.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The newest version of a step-down flat that has arrived here, with its place in the log and its current view. */
public final class Flat implements Placed, Boundaries.Changing {

    /** The service under which flats stand beside places. */
    public static final String SERVICE = "step-down-flat";

    private final FlatRecord record;
    private final @Nullable Area area;
    private final @Nullable Area left;
    private final byte[] data;
    private final int partition;
    private final long offset;
    private volatile View view;

    /** @param from until exclusive; {@link Instant#MAX} when nothing is going to happen by itself */
    private record View(byte[] json, long tag, Instant from, Instant until) {}

    /** @param held the version before, null if there is none @param data the record as a JSON object, UTF-8 */
    Flat(FlatRecord record, @Nullable Flat held, byte[] data, int partition, long offset, Instant now) {
        this.record = record;
        this.area = record.area() != null ? new Area(record.area()) : held == null ? null : held.area;
        this.left = held == null || Objects.equals(area, held.area) ? null : held.area;
        this.data = data;
        this.partition = partition;
        this.offset = offset;
        this.view = evaluate(now);
    }

    @Override
    public String id() {
        return record.flat();
    }

    public FlatRecord record() {
        return record;
    }

    /** Null if nobody has said. */
    public @Nullable Area area() {
        return area;
    }

    /** Where it lay by the version before, if that is elsewhere. */
    public @Nullable Area left() {
        return left;
    }

    /** Whether it can be had for all of these nights, and anybody may stay so long. */
    public boolean isFree(LocalDate from, int nights, Instant now) {
        return !record.removed()
                && nights <= record.maxNights()
                && Vacancy.hasAll(record, from, nights, Vacancy.day(now));
    }

    /** The item of a list at {@code now}, UTF-8, never written to. */
    public byte[] json(Instant now) {
        return view(now).json();
    }

    /** What is told where it can no longer be found, UTF-8. */
    public byte[] gone() {
        return "{\"flat\":\"%s\",\"service\":\"%s\",\"removed\":true,\"version\":%d}"
                .formatted(
                        new String(JsonStringEncoder.getInstance().quoteAsUTF8(id()), UTF_8), SERVICE, record.version())
                .getBytes(UTF_8);
    }

    /** Hash of the item, the same in every gateway. */
    public long tag(Instant now) {
        return view(now).tag();
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public Instant changesAfter(Instant now) {
        LocalDate day = record.changesAfter(Vacancy.day(now));
        return day == null ? Instant.MAX : Vacancy.startOf(day);
    }

    /** Whether it changed by itself after {@code from} and not after {@code to}. */
    public boolean changedByItself(Instant from, Instant to) {
        return !changesAfter(from).isAfter(to);
    }

    /** Evaluated again only when something has begun or ended by itself. */
    private View view(Instant now) {
        View current = view;
        if (now.isBefore(current.from()) || !now.isBefore(current.until())) {
            current = evaluate(now);
            view = current;
        }
        return current;
    }

    private View evaluate(Instant now) {
        byte[] json =
                record.removed() ? data : (new String(Care.withoutLastBrace(data), UTF_8) + free(now)).getBytes(UTF_8);
        return new View(json, ContentHash.of(json), now, changesAfter(now));
    }

    private String free(Instant now) {
        LocalDate today = Vacancy.day(now);
        Vacancy vacancy = Vacancy.at(record, today);
        boolean tonight = vacancy.from() != null && !vacancy.from().isAfter(today);
        return ",\"freeTonight\":" + tonight + ",\"availablePlaces\":" + (tonight ? 1 : 0) + ",\"freeFrom\":"
                + text(vacancy.from()) + ",\"freeUntil\":" + text(vacancy.until()) + '}';
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "null" : "\"" + day + '"';
    }
}
