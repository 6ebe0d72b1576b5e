package org.homeward.capacity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.kit.db.Rows;
import org.homeward.kit.time.Times;

/** The links of patients, as admission-service tells them. */
@ApplicationScoped
public class PatientLinks {

    /** The whole link state of one patient. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Links(String patient, String trust, long version, Instant recordedAt, byte[] data) {}

    private static final String LINK = """
            insert into patient_link (patient, trust, version, recorded_at, data) values (?, ?, ?, ?, ?)
            on conflict (patient) do update
            set version = excluded.version, recorded_at = excluded.recorded_at, data = excluded.data
            where patient_link.version < excluded.version""";

    /** Keeps what is newer than what is known. */
    public void keep(Connection connection, Links links) throws SQLException {
        Rows.write(
                connection,
                LINK,
                links.patient(),
                links.trust(),
                links.version(),
                Times.toDatabase(links.recordedAt()),
                links.data());
    }
}
