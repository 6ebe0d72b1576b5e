package org.homeward.discharge.housing.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What housing-service tells of the stays here, every version of it, by the stay that it names; what is of a merged stay is
 * also of the one that it went into.
 */
@ApplicationScoped
public class HousingMatters {

    /**
     * A version as it came.
     *
     * @param what past tense, as its event says it
     * @param at when it happened
     * @param data what its event holds
     */
    public record Told(HousingMatter matter, String what, Instant at, Instant recordedAt, long version, String data) {}

    private static final String RAISE = """
            insert into housing_matter as h (id, stay, trust, version, recorded_at, data) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do update set stay = excluded.stay, trust = excluded.trust, version = excluded.version,
                recorded_at = excluded.recorded_at, data = excluded.data
            where excluded.version > h.version""";
    private static final String KEEP = """
            insert into housing_matter_version (matter, version, what, happened_at, recorded_at, data)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String MEMBERS = """
            with recursive member (root, id) as (
                select r, r from unnest(?::text[]) as r
                union select m.root, s.id from member m join stay s on s.into_stay = m.id)
            """;
    private static final String OF_STAYS = MEMBERS + """
            select m.root, h.id, h.data from member m join housing_matter h on h.stay = m.id order by m.root, h.id""";
    private static final String HISTORY = MEMBERS + """
            select m.root, h.id, v.* from member m
            join housing_matter h on h.stay = m.id join housing_matter_version v on v.matter = h.id
            where ?::timestamptz is null or v.recorded_at <= ?::timestamptz""";
    private static final String FORGET = """
            delete from housing_matter where id in (
                select h.id from housing_matter h
                where h.recorded_at < ? and not exists (select 1 from stay s where s.id = h.stay and s.version > 0)
                order by h.recorded_at limit ?)""";

    /** Keeps every version that has not come before, and takes of each matter the newest. */
    public void keep(Connection connection, Collection<Told> received) throws SQLException {
        List<Told> told = received.stream()
                .sorted(Comparator.comparing((Told one) -> one.matter().key()).thenComparing(Told::version))
                .toList();
        Rows.writeEach(
                connection,
                RAISE,
                told,
                one -> Rows.values(
                        one.matter().key(),
                        one.matter().stay(),
                        one.matter().trust(),
                        one.version(),
                        one.recordedAt(),
                        one.data()));
        Rows.writeEach(
                connection,
                KEEP,
                told,
                one -> Rows.values(
                        one.matter().key(), one.version(), one.what(), one.at(), one.recordedAt(), one.data()));
    }

    /** What there is for each of these stays that has anything, closed matters too. */
    public Map<String, List<HousingMatter>> ofStays(Connection connection, Collection<String> stays)
            throws SQLException {
        Map<String, List<HousingMatter>> result = new HashMap<>();
        Rows.list(
                connection,
                OF_STAYS,
                row -> result.computeIfAbsent(row.getString("root"), root -> new ArrayList<>())
                        .add(matter(row.getString("id"), row.getString("data"))),
                texts(connection, List.copyOf(stays)));
        return result;
    }

    /**
     * Every version of what there is for each of these stays, in no order.
     *
     * @param knownAt only what was recorded up to then; null for everything
     */
    public Map<String, List<Told>> history(Connection connection, Collection<String> stays, @Nullable Instant knownAt)
            throws SQLException {
        Map<String, List<Told>> result = new HashMap<>();
        Rows.list(
                connection,
                HISTORY,
                row -> result.computeIfAbsent(row.getString("root"), root -> new ArrayList<>())
                        .add(new Told(
                                matter(row.getString("id"), row.getString("data")),
                                row.getString("what"),
                                Rows.instant(row, "happened_at"),
                                Rows.instant(row, "recorded_at"),
                                row.getLong("version"),
                                row.getString("data"))),
                texts(connection, List.copyOf(stays)),
                knownAt,
                knownAt);
        return result;
    }

    /** Removes up to {@code limit} that were told before and whose stay never came or is forgotten; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }

    private static HousingMatter matter(String key, String data) {
        return HousingJson.read(key, data.getBytes(UTF_8));
    }
}
