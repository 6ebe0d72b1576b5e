package org.homeward.housing.flat.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.WaitingList.Place;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Which flats are free for whom of those who wait; {@link Waiting#wish} and {@link Diary#offer} have the last word. */
@ApplicationScoped
public class Suiting {

    /** Lacks nothing, lies where it must, may be had for so long, was not declined, and is free on all the nights. */
    private static final String SUITS = """
            w.needs <@ f.features and w.nights <= f.max_nights
            and f.starts <= w.first_night and f.ends >= w.first_night + w.nights
            and (w.area is null or f.area = w.area or f.area like w.area || ' %' or w.area like f.area || ' %')
            and coalesce((w.passed_over ->> f.flat)::timestamptz, '-infinity') <= now()
            and (f.there_until is null or f.there_until >= w.today or w.first_night > w.today)
            """;

    private static final String NEXT = """
            select w.needed_from, w.since, w.id from flat_stretch f join wish w on
            """ + SUITS + """
            where f.flat = ? and (w.needed_from, w.since, w.id) > (?, ?, ?)
            order by w.needed_from, w.since, w.id limit 1""";
    private static final String FLATS = """
            select distinct f.flat from flat_stretch f where f.flat > ? and exists (select 1 from wish w where
            """ + SUITS + """
            ) order by f.flat limit ?""";
    private static final String FLAT_FOR = """
            select f.flat from wish w join flat_stretch f on
            """ + SUITS + """
            where w.id = ? order by f.size, f.rate nulls last, f.flat limit 1""";

    /** The next in line for whom a flat is free; null if there is nobody. @param after who was looked at last */
    public @Nullable Place next(Connection connection, Flat flat, Place after) throws SQLException {
        return Rows.one(
                connection,
                NEXT,
                row -> new Place(
                        row.getObject(1, LocalDate.class), Rows.instant(row, "since"), row.getObject(3, UUID.class)),
                flat.id(),
                after.neededFrom(),
                after.since(),
                after.entry());
    }

    /** Flats that are free for somebody in line, by their ids. @param after the last one seen, empty at the beginning */
    public List<String> flats(Connection connection, String after, int limit) throws SQLException {
        return Rows.list(connection, FLATS, row -> row.getString(1), after, limit);
    }

    /** The flat with the least that nobody asked for, then the cheapest; null if none is free for them. */
    public @Nullable String flatFor(Connection connection, UUID entry) throws SQLException {
        return Rows.one(connection, FLAT_FOR, row -> row.getString(1), entry);
    }
}
