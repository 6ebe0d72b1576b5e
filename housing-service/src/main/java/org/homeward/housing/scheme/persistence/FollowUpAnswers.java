package org.homeward.housing.scheme.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.housing.scheme.domain.Living;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Whom to ask, and what people have answered. */
@ApplicationScoped
public class FollowUpAnswers {

    /** A stay after which housing has helped. */
    public record Helped(String stay, String trust, Instant left) {}

    private static final String HELPED = """
            select s.id, s.trust, s.discharged_at from stay s
            where s.discharged_at is not null and s.status = 'discharged' and not s.died
              and (exists (select 1 from booking b where b.stay = s.id and b.status in ('booked', 'arrived', 'left'))
                   or exists (
                     select 1 from referral r where r.stay = s.id
                       and (r.status = 'completed' or r.status = 'closed'
                            and r.data::jsonb -> 'state' ->> 'outcome'
                                in ('housed', 'homelessness-prevented', 'temporary-place'))))
            """;
    private static final String SOME = HELPED + """
              and s.discharged_at >= ? and s.discharged_at < ? and (?::text is null or s.trust = ?)
              and (s.discharged_at, s.id) > (?, ?)
            order by s.discharged_at, s.id limit ?""";
    private static final String ONE = HELPED + " and s.id = ?";
    private static final String GIVEN = "select stay, day, living from follow_up_answer where stay = any(?)";
    private static final String GIVE = """
            insert into follow_up_answer as a (stay, day, living, answered_by, answered_at) values (?, ?, ?, ?, ?)
            on conflict (stay, day) do update set
                living = excluded.living, answered_by = excluded.answered_by, answered_at = excluded.answered_at""";

    /** Those who left in a time, in the order of leaving. @param trust null for all @param after null at the beginning */
    public List<Helped> helped(
            Connection connection,
            Instant from,
            Instant until,
            @Nullable String trust,
            @Nullable Helped after,
            int limit)
            throws SQLException {
        return Rows.list(
                connection,
                SOME,
                row -> new Helped(row.getString(1), row.getString(2), Rows.instant(row, "discharged_at")),
                from,
                until,
                trust,
                trust,
                after == null ? Rows.BEGINNING : after.left(),
                after == null ? "" : after.stay(),
                limit);
    }

    /** Null if there is no such stay, nobody has left, or housing had no part in it. */
    public @Nullable Helped helped(Connection connection, String stay) throws SQLException {
        return Rows.one(
                connection,
                ONE,
                row -> new Helped(row.getString(1), row.getString(2), Rows.instant(row, "discharged_at")),
                stay);
    }

    /** By stay and mark. */
    public Map<String, Map<Mark, Living>> given(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, Map<Mark, Living>> result = new HashMap<>();
        Rows.list(
                connection,
                GIVEN,
                row -> {
                    Mark mark = Objects.requireNonNull(Mark.of(row.getInt(2)));
                    Living living = Objects.requireNonNull(Living.of(row.getString(3)));
                    result.computeIfAbsent(row.getString(1), stay -> new EnumMap<>(Mark.class))
                            .put(mark, living);
                    return true;
                },
                texts(connection, stays));
        return result;
    }

    /** The last answer stands. */
    public void give(Connection connection, String stay, Mark mark, Living living, String by, Instant now)
            throws SQLException {
        Rows.write(connection, GIVE, stay, mark.days(), living.code(), by, now);
    }
}
