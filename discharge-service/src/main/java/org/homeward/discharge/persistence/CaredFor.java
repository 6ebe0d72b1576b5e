package org.homeward.discharge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.homeward.kit.db.Rows;

/** Which providers have promised care for a stay and see what is said of its person, as long as they see the package. */
@ApplicationScoped
public class CaredFor {

    private static final String CARED_FOR = """
            with recursive member (id) as (
                select ?::text
                union select s.id from member m join stay s on s.into_stay = m.id)
            select 1 from member m join package_of_care p on p.stay = m.id join package_sight s on s.package = p.id
            where s.provider = ? and (s.until_at is null or s.until_at > clock_timestamp()) limit 1""";

    /** Whether this provider sees a package of care that was asked for because of this stay, or of one that is part of it. */
    public boolean by(Connection connection, String stay, String provider) throws SQLException {
        return Rows.one(connection, CARED_FOR, row -> row.getInt(1), stay, provider) != null;
    }
}
