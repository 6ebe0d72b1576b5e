package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.homeward.housing.flat.domain.StayInLine;
import org.homeward.housing.flat.domain.StayInLine.Person;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.persistence.Families;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Whether the stays that flats are for have ended, and of which one they are part now. Stays are locked before flats. */
@ApplicationScoped
public class StayEnds {

    private static final String IN_LINE = Families.OF_ANY + """
            select distinct d.root from down d
            where exists (select 1 from waiting w where w.stay = d.id) order by d.root""";
    private static final String SELECT = """
            select id, case when status = 'cancelled' or died then 'NEVER_TO_COME'
                when discharged_at is not null then 'DISCHARGED' else 'IN_HOSPITAL' end
            from stay
            """;
    private static final String LOCK_ALL = SELECT + "where id = any(?) and version > 0 order by id for update";
    private static final String FIND = SELECT + "where id = ? and version > 0";
    private static final String LOCK = FIND + " for update";
    private static final String IS_VOID = "select stay_void_since(?) is not null";

    /** Those that these stays are part of now, where somebody waits or has waited; locked. */
    public List<StayInLine> lockInLine(Connection connection, Collection<String> touched) throws SQLException {
        List<String> roots = Rows.list(connection, IN_LINE, row -> row.getString(1), texts(connection, touched));
        return roots.isEmpty() ? List.of() : Rows.list(connection, LOCK_ALL, StayEnds::stay, texts(connection, roots));
    }

    /** The stay, locked; null if it has not arrived here. */
    public @Nullable StayInLine lock(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, LOCK, StayEnds::stay, stay);
    }

    /** The stay of an entry that is locked: whatever ends it from now on sees what becomes of the entry. */
    public StayInLine of(Connection connection, Waiting entry) throws SQLException {
        StayInLine found = Rows.one(connection, FIND, StayEnds::stay, entry.stay());
        return found == null ? new StayInLine(entry.stay(), Person.NEVER_TO_COME) : found;
    }

    /** Whether nobody will come of it: it was cancelled, or the person has died. */
    public boolean isVoid(Connection connection, String stay) throws SQLException {
        return Boolean.TRUE.equals(Rows.one(connection, IS_VOID, row -> row.getBoolean(1), stay));
    }

    private static StayInLine stay(ResultSet row) throws SQLException {
        return new StayInLine(row.getString(1), Person.valueOf(row.getString(2)));
    }
}
