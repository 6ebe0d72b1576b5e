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
            w.needs <@ f.features and w.nights <= f.max_nights and f.available_from <= w.first_night
            and (w.area is null or f.area = w.area or f.area like w.area || ' %' or w.area like f.area || ' %')
            and coalesce((w.passed_over ->> f.id)::timestamptz, '-infinity') <= now()
            and not f.closed && daterange(w.first_night, w.first_night + w.nights)
            and not exists (select 1 from booking b
                            where b.flat = f.id and b.nights && daterange(w.first_night, w.first_night + w.nights))
            and not exists (select 1 from booking b
                            where b.flat = f.id and b.status = 'arrived' and b.until <= w.today
                              and w.first_night = w.today)
            """;

    private static final String NEXT = """
            select w.needed_from, w.since, w.id from flat f join wish w on
            """ + SUITS + """
            where f.id = ? and (w.needed_from, w.since, w.id) > (?, ?, ?)
            order by w.needed_from, w.since, w.id limit 1""";
    private static final String FLATS = """
            select f.id from flat f where f.id > ? and exists (select 1 from wish w where
            """ + SUITS + """
            ) order by f.id limit ?""";
    private static final String FLAT_FOR = """
            select f.id from wish w join flat f on
            """ + SUITS + """
            where w.id = ? order by cardinality(f.features), f.weekly_rate nulls last, f.id limit 1""";

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
