package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Match.Search;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;

/** Finds flats that fit by the stretches for which they are free; {@link Match} has the last word. */
@ApplicationScoped
public class FlatSearch {

    /** Stretches looked at for each flat that is wanted, since a flat may have several. */
    private static final int STRETCHES_EACH = 2;

    private static final String STRETCHES =
            "select f.id, f.data from flat_stretch s join flat f on f.id = s.flat where true";

    /** The order of {@link Match#ORDER} among flats that are free on the same day, all in the area or all outside. */
    private static final String BEST_FIRST = " order by s.size, s.rate nulls last, s.flat";

    /** The same in words that no index has: flats that have what is needed stand late in the index, behind all plain ones. */
    private static final String BEST_FIRST_BY_SORTING = " order by s.size + 0, s.rate nulls last, s.flat";

    private static final String IS_IN = "(s.area = ? or s.area like ? || ' %' or ? like s.area || ' %')";

    /** What a question asks, made anew for each time that it is asked. */
    private interface Asked {
        Conditions conditions() throws SQLException;
    }

    /** The best of those that are free for all the nights asked about, by {@link Match#ORDER}. */
    public List<Flat> free(Connection connection, Search search, LocalDate today, int limit) throws SQLException {
        Map<String, Flat> found = new LinkedHashMap<>();
        best(connection, found, search, () -> free(connection, search, today, found.keySet()), limit);
        return List.copyOf(found.values());
    }

    /**
     * The best of those that become free within {@link Match#HORIZON} days after the day asked for, and of those whose
     * people should be gone and may be by tomorrow.
     *
     * @param beside those that are known already
     * @return the best {@code limit} of all of them and others, in no order
     */
    public List<Flat> later(Connection connection, Search search, LocalDate today, Collection<String> beside, int limit)
            throws SQLException {
        Map<String, Flat> found = new LinkedHashMap<>();
        int look = limit * STRETCHES_EACH;
        while (soonest(connection, found, search, beside, limit, look) == look && found.size() < limit) {
            look *= STRETCHES_EACH;
        }
        List<Flat> all = new ArrayList<>(found.values());
        if (!search.from().isAfter(today)) {
            Map<String, Flat> there = new LinkedHashMap<>();
            Set<String> known = new TreeSet<>(beside);
            known.addAll(found.keySet());
            best(connection, there, search, () -> overstayed(connection, search, today, known, there), limit);
            all.addAll(there.values());
        }
        return all;
    }

    private static Conditions free(Connection connection, Search search, LocalDate today, Collection<String> beside)
            throws SQLException {
        Conditions conditions = fitting(connection, search, beside)
                .and("s.starts <= ?", search.from())
                .and("s.ends >= ?", search.asked().until());
        return search.from().isAfter(today)
                ? conditions
                : conditions.and("(s.there_until is null or s.there_until >= ?)", today);
    }

    private static Conditions overstayed(
            Connection connection, Search search, LocalDate today, Set<String> known, Map<String, Flat> found)
            throws SQLException {
        Set<String> beside = new TreeSet<>(known);
        beside.addAll(found.keySet());
        return fitting(connection, search, beside)
                .and("s.there_until < ? and s.starts <= ?", today)
                .and("s.ends >= ?", today.plusDays(1L + search.nights()));
    }

    private static Conditions fitting(Connection connection, Search search, Collection<String> beside)
            throws SQLException {
        return new Conditions()
                .and("s.max_nights >= ?", search.nights())
                .and("s.features @> ?", search.needs().isEmpty() ? null : texts(connection, search.needs()))
                .and("s.flat <> all(?)", beside.isEmpty() ? null : texts(connection, beside));
    }

    /** Those in the area first, of whose district alone is read what there is. */
    private static void best(Connection connection, Map<String, Flat> found, Search search, Asked asked, int limit)
            throws SQLException {
        String area = search.area();
        if (area != null) {
            Conditions near = asked.conditions().and("s.district = split_part(?, ' ', 1) and " + IS_IN, area);
            best(connection, found, near, BEST_FIRST_BY_SORTING, limit);
        }
        if (found.size() < limit) {
            String order = search.needs().isEmpty() ? BEST_FIRST : BEST_FIRST_BY_SORTING;
            best(connection, found, asked.conditions(), order, limit - found.size());
        }
    }

    private static void best(
            Connection connection, Map<String, Flat> found, Conditions conditions, String order, int limit)
            throws SQLException {
        String sql = "with best as materialized (select s.flat, s.size, s.rate from flat_stretch s where true"
                + conditions.sql() + order + " limit ?) select f.id, f.data from best s join flat f on f.id = s.flat"
                + BEST_FIRST;
        int most = found.size() + limit;
        Rows.list(connection, sql, row -> note(found, row, most), conditions.values(limit));
    }

    /** How many stretches there were. @param look at most at so many */
    private static int soonest(
            Connection connection,
            Map<String, Flat> found,
            Search search,
            Collection<String> beside,
            int limit,
            int look)
            throws SQLException {
        LocalDate from = search.from();
        Conditions conditions = fitting(connection, search, beside)
                .and("s.starts > ? and s.starts <= ?", from, from.plusDays(Match.HORIZON))
                .and("s.ends >= s.starts + ?", search.nights());
        String area = search.area();
        String nearFirst = area == null ? "" : IS_IN + " desc, ";
        String sql = STRETCHES + conditions.sql() + " order by s.starts, " + nearFirst
                + "s.size, s.rate nulls last, s.flat limit ?";
        Object[] values = area == null ? conditions.values(look) : conditions.values(area, area, area, look);
        return Rows.list(connection, sql, row -> note(found, row, limit), values)
                .size();
    }

    /** Whether there was room for it, or it is known. */
    private static boolean note(Map<String, Flat> found, ResultSet row, int most) throws SQLException {
        String id = row.getString("id");
        if (!found.containsKey(id) && found.size() < most) {
            found.put(id, FlatJson.read(row.getString("data")));
        }
        return found.containsKey(id);
    }
}
