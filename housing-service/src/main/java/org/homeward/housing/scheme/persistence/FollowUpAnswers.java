package org.homeward.housing.scheme.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.housing.persistence.Families;
import org.homeward.housing.scheme.domain.Living;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Whom to ask, and what people have answered. What belongs to a stay that was merged belongs to the one that it is part of. */
@ApplicationScoped
public class FollowUpAnswers {

    /** A stay after which housing follows the person up. */
    public record Followed(String stay, String trust, Instant left) {}

    /** What somebody answered. */
    public record Given(Living living, String by, Instant at) {}

    /** Whoever was referred, with consent where it is needed, or has a flat: whether or not it helped. */
    private static final String FOLLOWED = """
            select s.id, s.trust, s.discharged_at from stay s
            where s.discharged_at is not null and s.status = 'discharged' and not s.died
              and exists (
                select 1 from (%s) part
                where exists (select 1 from booking b where b.stay = part.id and b.status in ('booked', 'arrived', 'left'))
                   or exists (select 1 from referral r where r.stay = part.id and r.status not in ('draft', 'withdrawn')))
            """.formatted(Families.parts("s.id"));

    private static final String SOME = FOLLOWED + """
              and s.discharged_at >= ? and s.discharged_at < ? and (?::text is null or s.trust = ?)
              and (s.discharged_at, s.id) > (?, ?)
            order by s.discharged_at, s.id limit ?""";
    private static final String ONE = FOLLOWED + " and s.id = ?";
    private static final String GIVEN = MergedStays.PARTS_OF_ALL + """
            select p.whole, a.day, a.living, a.answered_by, a.answered_at
            from part p join follow_up_answer a on a.stay = p.id order by a.answered_at, a.version""";
    private static final String LOCK = "select id from stay where id = ? for no key update";
    private static final String GIVE = """
            insert into follow_up_answer (stay, day, version, living, answered_by, answered_at)
            select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ? from follow_up_answer where stay = ? and day = ?""";

    /** Those who left in a time, in the order of leaving. @param trust null for all @param after null at the beginning */
    public List<Followed> followed(
            Connection connection,
            Instant from,
            Instant until,
            @Nullable String trust,
            @Nullable Followed after,
            int limit)
            throws SQLException {
        return Rows.list(
                connection,
                SOME,
                FollowUpAnswers::followed,
                from,
                until,
                trust,
                trust,
                after == null ? Rows.BEGINNING : after.left(),
                after == null ? "" : after.stay(),
                limit);
    }

    /** Null if there is no such stay, nobody has left, or housing had no part in it. */
    public @Nullable Followed followed(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, ONE, FollowUpAnswers::followed, stay);
    }

    /** By stay and mark every answer, the last one at the end. */
    public Map<String, Map<Mark, List<Given>>> given(Connection connection, Collection<String> stays)
            throws SQLException {
        Map<String, Map<Mark, List<Given>>> result = new HashMap<>();
        Rows.list(
                connection,
                GIVEN,
                row -> result.computeIfAbsent(row.getString(1), stay -> new EnumMap<>(Mark.class))
                        .computeIfAbsent(Objects.requireNonNull(Mark.of(row.getInt(2))), mark -> new ArrayList<>())
                        .add(answer(row)),
                texts(connection, stays));
        return result;
    }

    /** The last answer stands; those before it are kept. */
    public void give(Connection connection, String stay, Mark mark, Living living, String by, Instant now)
            throws SQLException {
        Rows.one(connection, LOCK, row -> row.getString(1), stay);
        Rows.write(connection, GIVE, stay, mark.days(), living.code(), by, now, stay, mark.days());
    }

    private static Followed followed(ResultSet row) throws SQLException {
        return new Followed(row.getString(1), row.getString(2), Rows.instant(row, "discharged_at"));
    }

    private static Given answer(ResultSet row) throws SQLException {
        return new Given(
                Objects.requireNonNull(Living.of(row.getString("living"))),
                row.getString("answered_by"),
                Rows.instant(row, "answered_at"));
    }
}
