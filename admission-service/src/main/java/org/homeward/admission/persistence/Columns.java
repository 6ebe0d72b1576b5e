package org.homeward.admission.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Columns of a batch as SQL arrays for {@code unnest}. Times travel as microseconds since 1970 (see {@link #TIME}). */
final class Columns {

    /** SQL that turns the microseconds in {@code %s} into a timestamptz without rounding. */
    static final String TIME = "'epoch'::timestamptz + %s * interval '1 microsecond'";

    /** SQL that turns the timestamptz in {@code %s} into microseconds without rounding. */
    static final String MICROS = "(extract(epoch from %s) * 1000000)::bigint";

    private Columns() {}

    static <T> Array texts(Connection connection, Collection<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    static <T> Array longs(Connection connection, Collection<T> rows, ToLongFunction<T> column) throws SQLException {
        return connection.createArrayOf(
                "bigint", rows.stream().map(column::applyAsLong).toArray(Long[]::new));
    }

    static Array longs(Connection connection, Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray(Long[]::new));
    }

    static <T> Array bytes(Connection connection, Collection<T> rows, Function<T, byte @Nullable []> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    static <T> Array booleans(Connection connection, Collection<T> rows, Predicate<T> column) throws SQLException {
        return connection.createArrayOf(
                "boolean", rows.stream().map(column::test).toArray(Boolean[]::new));
    }

    static <T> Array uuids(Connection connection, Collection<T> rows, Function<T, @Nullable UUID> column)
            throws SQLException {
        return connection.createArrayOf("uuid", rows.stream().map(column).toArray(UUID[]::new));
    }

    static <T> Array times(Connection connection, Collection<T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        return connection.createArrayOf(
                "bigint", rows.stream().map(row -> micros(column.apply(row))).toArray(Long[]::new));
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : Micros.of(instant);
    }

    /** Instants as microseconds since 1970, the precision of the database. */
    static final class Micros {

        private Micros() {}

        static long of(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }

        static Instant toInstant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
