package org.homeward.discharge.note;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The notes of stays; those of a stay that is part of another are of that one too. */
@ApplicationScoped
class Notes {

    /** Where a page goes on: after the note of this time and id. */
    record After(Instant recordedAt, UUID id) {}

    private static final String ADD = """
            insert into stay_note (id, stay, organisation, shared, text, written_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String PAGE = """
            with recursive member (id) as (
                select ?::text
                union select s.id from member m join stay s on s.into_stay = m.id)
            select n.* from member m join stay_note n on n.stay = m.id
            where (?::text is null or n.shared or n.organisation = ?)
              and (?::timestamptz is null or (n.recorded_at, n.id) > (?, ?::uuid))
            order by n.recorded_at, n.id limit ?""";

    void add(Connection connection, Note note) throws SQLException {
        Rows.write(
                connection,
                ADD,
                note.id(),
                note.stay(),
                note.organisation(),
                note.shared(),
                note.text(),
                note.by(),
                note.recordedAt());
    }

    /** @param organisation whose notes are seen beside the shared ones, null for all */
    List<Note> list(Connection connection, String stay, @Nullable String organisation, @Nullable After after, int limit)
            throws SQLException {
        Instant from = after == null ? null : after.recordedAt();
        return Rows.list(
                connection,
                PAGE,
                Notes::note,
                stay,
                organisation,
                organisation,
                from,
                from,
                after == null ? null : after.id().toString(),
                limit);
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                row.getString("stay"),
                row.getString("organisation"),
                row.getBoolean("shared"),
                row.getString("text"),
                row.getString("written_by"),
                Rows.instant(row, "recorded_at"));
    }
}
