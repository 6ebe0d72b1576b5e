package org.homeward.housing.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.flags;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The stays that this service has heard of, as they are now. */
@ApplicationScoped
public class Stays {

    /**
     * What housing needs of a stay.
     *
     * @param into the stay that a merged one is part of
     * @param patientClass {@code I} for an inpatient; null where nobody has said
     * @param admissionMethod code of the NHS data dictionary as it was sent; null where nobody has said
     */
    public record StayVersion(
            String id,
            String trust,
            @Nullable String patient,
            @Nullable String into,
            String status,
            @Nullable Instant admittedAt,
            @Nullable Instant dischargedAt,
            boolean died,
            @Nullable String patientClass,
            @Nullable String admissionMethod,
            long version,
            Instant recordedAt) {}

    /** What a command must know of the stay that it names. */
    public record Known(
            String id,
            String trust,
            @Nullable String patient,
            @Nullable String into) {}

    private static final String RAISE = """
            insert into stay as s (id, trust, patient, into_stay, status, admitted_at, discharged_at, died, patient_class,
                                   admission_method, version, recorded_at)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                 ?::timestamptz[], ?::boolean[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
            on conflict (id) do update set
                trust = excluded.trust, patient = excluded.patient, into_stay = excluded.into_stay,
                status = excluded.status, admitted_at = excluded.admitted_at, discharged_at = excluded.discharged_at,
                died = excluded.died, patient_class = excluded.patient_class,
                admission_method = excluded.admission_method,
                version = excluded.version, recorded_at = excluded.recorded_at
            where excluded.version > s.version""";
    private static final String KNOWN =
            "select id, trust, patient, into_stay from stay where id = ? and version > 0 for share";
    private static final String FORGET = """
            delete from stay where id in (
                select id from stay s
                where (discharged_at is not null or into_stay is not null or status = 'cancelled') and recorded_at < ?
                  and not exists (select 1 from referral r where r.stay = s.id)
                  and not exists (select 1 from booking b where b.stay = s.id)
                  and not exists (select 1 from waiting w where w.stay = s.id)
                order by recorded_at limit ? for update skip locked)""";

    /** Takes of each stay the newest of these versions, unless what is known is newer; in the order of their ids. */
    public void raise(Connection connection, Collection<StayVersion> versions) throws SQLException {
        Map<String, StayVersion> newest = new TreeMap<>();
        versions.forEach(one -> newest.merge(one.id(), one, (a, b) -> b.version() > a.version() ? b : a));
        List<StayVersion> rows = List.copyOf(newest.values());
        Rows.write(
                connection,
                RAISE,
                texts(connection, rows, StayVersion::id),
                texts(connection, rows, StayVersion::trust),
                texts(connection, rows, StayVersion::patient),
                texts(connection, rows, StayVersion::into),
                texts(connection, rows, StayVersion::status),
                times(connection, rows, StayVersion::admittedAt),
                times(connection, rows, StayVersion::dischargedAt),
                flags(connection, rows, StayVersion::died),
                texts(connection, rows, StayVersion::patientClass),
                texts(connection, rows, StayVersion::admissionMethod),
                bigints(connection, rows, StayVersion::version),
                times(connection, rows, StayVersion::recordedAt));
    }

    /** The stay, kept from changing until the transaction ends; null if none has arrived here. */
    public @Nullable Known find(Connection connection, String stay) throws SQLException {
        return Rows.one(
                connection,
                KNOWN,
                row -> new Known(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                stay);
    }

    /** Removes up to {@code limit} stays that ended before and that nothing here is about; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }
}
