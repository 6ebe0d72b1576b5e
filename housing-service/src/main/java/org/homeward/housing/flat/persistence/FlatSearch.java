package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Match.Search;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.kit.db.Rows;

/** Finds flats that may fit; {@link Match} has the last word. */
@ApplicationScoped
public class FlatSearch {

    /** The order of {@link Match#ORDER} among flats that are free on the same day. */
    private static final String BEST_FIRST = """
            order by (?::text is null or f.area = ? or f.area like ? || ' %' or ? like f.area || ' %') desc,
                     cardinality(f.features), f.weekly_rate nulls last, f.id
            limit ?""";

    private static final String FREE = Flats.SELECT + """
            where f.features @> ? and f.max_nights >= ? and f.available_from <= ?
              and not f.closed && daterange(?, ?)
              and f.id not in (select flat from booking where nights && daterange(?, ?))
              and f.id not in (select flat from booking where status = 'arrived' and until <= ? and ? <= ?)
            """ + BEST_FIRST;
    private static final String LATER = Flats.SELECT + """
            where f.features @> ? and f.max_nights >= ? and f.available_from <= ? and f.id <> all(?)
            """ + BEST_FIRST;

    /** Those free for all the nights asked about. @param limit at most so many, the best */
    public List<Flat> free(Connection connection, Search search, LocalDate today, int limit) throws SQLException {
        Nights asked = search.asked();
        return Rows.list(
                connection,
                FREE,
                row -> FlatJson.read(row.getString("data")),
                texts(connection, search.needs()),
                search.nights(),
                asked.from(),
                asked.from(),
                asked.until(),
                asked.from(),
                asked.until(),
                today,
                asked.from(),
                today,
                search.area(),
                search.area(),
                search.area(),
                search.area(),
                limit);
    }

    /** Those that may be free within {@link Match#HORIZON} days. @param beside those that are known already */
    public List<Flat> later(Connection connection, Search search, List<String> beside, int limit) throws SQLException {
        return Rows.list(
                connection,
                LATER,
                row -> FlatJson.read(row.getString("data")),
                texts(connection, search.needs()),
                search.nights(),
                search.from().plusDays(Match.HORIZON),
                texts(connection, beside),
                search.area(),
                search.area(),
                search.area(),
                search.area(),
                limit);
    }
}
