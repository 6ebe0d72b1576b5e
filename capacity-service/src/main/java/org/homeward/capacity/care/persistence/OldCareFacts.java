package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.homeward.kit.db.Rows;

/** What providers said and decides nothing at or after an instant. Each call takes some of it only. */
@ApplicationScoped
public class OldCareFacts {

    /** Where such facts stand; each table has a {@code provider}. */
    public enum Table {
        /** Replaced before by another for the same line. */
        DECLARATIONS(
                """
                select f.provider, f.id::text from declaration f where f.recorded_at < ? and exists (
                  select 1 from declaration l
                  where l.provider = f.provider and l.area = f.area and l.service = f.service
                    and l.declared_at > f.declared_at and l.recorded_at < ?)
                order by f.recorded_at limit ?""",
                "delete from declaration f using unnest(?::text[], ?::text[]) as o (provider, id) where f.id = o.id::uuid"),
        /** Over before. */
        HOLDS(
                """
                select f.provider, f.id::text from capacity_hold f where f.until_at < least(?::timestamptz, ?::timestamptz)
                order by f.until_at limit ?""",
                "delete from capacity_hold f using unnest(?::text[], ?::text[]) as o (provider, id)"
                        + " where f.id = o.id::uuid"),
        /** Replaced before by another description. */
        DESCRIPTIONS(
                """
                select f.provider, f.version::text from provider_version f where f.recorded_at < ? and exists (
                  select 1 from provider_version l
                  where l.provider = f.provider and l.version > f.version and l.recorded_at < ?)
                order by f.recorded_at limit ?""",
                "delete from provider_version f using unnest(?::text[], ?::text[]) as o (provider, version)"
                        + " where f.provider = o.provider and f.version = o.version::bigint");

        private final String select;
        private final String delete;

        Table(String select, String delete) {
            this.select = select;
            this.delete = delete;
        }
    }

    private record Row(String provider, String id) {}

    private final Providers providers;
    private final CareRecords records;

    OldCareFacts(Providers providers, CareRecords records) {
        this.providers = providers;
        this.records = records;
    }

    /** Removes some, derives again what their providers have free, and gives how many. */
    public int forget(Connection connection, Table table, Instant before, int limit) throws SQLException {
        List<Row> rows = Rows.list(
                connection, table.select, row -> new Row(row.getString(1), row.getString(2)), before, before, limit);
        if (rows.isEmpty()) {
            return 0;
        }
        List<String> owners = rows.stream().map(Row::provider).toList();
        providers.lock(connection, owners);
        Rows.write(
                connection,
                table.delete,
                texts(connection, owners),
                texts(connection, rows.stream().map(Row::id).toList()));
        records.refresh(connection, new TreeSet<>(owners));
        return rows.size();
    }
}
