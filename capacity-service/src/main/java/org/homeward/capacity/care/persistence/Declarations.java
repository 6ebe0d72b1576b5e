package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.Free;
import org.homeward.capacity.care.domain.Line;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Everything that was ever declared. */
@ApplicationScoped
public class Declarations {

    private static final String ADD = """
            insert into declaration (id, provider, area, service, amount, double_handed, slots, can_accept,
              earliest_start, valid_until, maximum_capacity, occupied, reserved, declared_at, recorded_at, source)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Those that stand, what was declared since the oldest of them, and what stood in each line before that. */
    private static final String LIVE = """
            with newest as (
              select distinct on (provider, area, service) provider, amount, declared_at from declaration
              where provider = any(?)
              order by provider, area, service, declared_at desc, recorded_at desc, id desc),
            oldest as (
              select provider, coalesce(min(declared_at) filter (where amount is not null), 'infinity') as since
              from newest group by provider)
            select d.* from oldest o join declaration d on d.provider = o.provider
            where d.declared_at >= o.since or not exists (
              select 1 from declaration l
              where l.provider = d.provider and l.area = d.area and l.service = d.service
                and l.declared_at > d.declared_at and l.declared_at < o.since)""";

    private static final String KNOWN = """
            select * from declaration where provider = any(?) and recorded_at <= ? and declared_at <= ?""";

    public void add(Connection connection, String provider, List<Declaration> declarations) throws SQLException {
        for (Declaration declaration : declarations) {
            Free free = declaration.free();
            Free.Beds beds = free == null ? null : free.beds();
            Rows.write(
                    connection,
                    ADD,
                    declaration.id(),
                    provider,
                    declaration.line().area().code(),
                    declaration.line().service(),
                    free == null ? null : Long.valueOf(free.amount()),
                    free == null ? null : free.doubleHanded(),
                    free == null ? null : SlotsText.of(free.slots()),
                    free == null ? null : free.canAccept().name().toLowerCase(Locale.ROOT),
                    free == null ? null : free.earliestStart(),
                    free == null ? null : free.validUntil(),
                    beds == null ? null : beds.maximumCapacity(),
                    beds == null ? null : beds.occupied(),
                    beds == null ? null : beds.reserved(),
                    declaration.declaredAt(),
                    declaration.recordedAt(),
                    declaration.source());
        }
    }

    /** What the figures of now can depend on, by provider. */
    Map<String, List<Declaration>> live(Connection connection, Collection<String> providers) throws SQLException {
        Map<String, List<Declaration>> result = new HashMap<>();
        Rows.list(connection, LIVE, row -> add(row, result), texts(connection, providers));
        return result;
    }

    /** What was declared by one instant and recorded by another, by provider. */
    Map<String, List<Declaration>> known(
            Connection connection, Collection<String> providers, Instant asOf, Instant knownAt) throws SQLException {
        Map<String, List<Declaration>> result = new HashMap<>();
        Rows.list(connection, KNOWN, row -> add(row, result), texts(connection, providers), knownAt, asOf);
        return result;
    }

    private static boolean add(ResultSet row, Map<String, List<Declaration>> result) throws SQLException {
        return result.computeIfAbsent(row.getString("provider"), provider -> new ArrayList<>())
                .add(declaration(row));
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                row.getObject("id", UUID.class),
                new Line(new Area(row.getString("area")), row.getString("service")),
                free(row),
                Rows.instant(row, "declared_at"),
                Rows.instant(row, "recorded_at"),
                row.getString("source"));
    }

    private static @Nullable Free free(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        if (row.wasNull()) {
            return null;
        }
        String slots = row.getString("slots");
        return new Free(
                amount,
                row.getObject("double_handed", Long.class),
                slots == null ? null : SlotsText.read(slots),
                Free.CanAccept.valueOf(row.getString("can_accept").toUpperCase(Locale.ROOT)),
                row.getObject("earliest_start", LocalDate.class),
                Rows.instantOrNull(row, "valid_until"),
                beds(row));
    }

    private static Free.@Nullable Beds beds(ResultSet row) throws SQLException {
        Integer maximum = row.getObject("maximum_capacity", Integer.class);
        Integer occupied = row.getObject("occupied", Integer.class);
        Integer reserved = row.getObject("reserved", Integer.class);
        return maximum == null && occupied == null && reserved == null
                ? null
                : new Free.Beds(maximum, occupied, reserved);
    }
}
