package org.homeward.housing.scheme.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.persistence.BookingJson;
import org.homeward.housing.scheme.domain.Afterwards;
import org.homeward.housing.scheme.domain.InHospital;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What events tell of people after they have left hospital. */
@ApplicationScoped
public class WhatFollowed {

    private static final String LEFT = """
            select id, discharged_at from stay
            where id = any(?) and discharged_at is not null and not died and status = 'discharged'""";

    /** Other inpatient stays of the same person: of the patient itself, and of all who were joined into the same one. */
    private static final String OTHERS = """
            with mine as (
              select s.id, coalesce(l.survivor, s.patient) as person
              from stay s left join person_link l on l.patient = s.patient where s.id = any(?)),
            names as (
              select id, person as patient from mine
              union select m.id, l.patient from mine m join person_link l on l.survivor = m.person)
            select n.id, o.admitted_at, o.died, o.discharged_at, o.admission_method
            from names n join stay o on o.patient = n.patient
            where o.id <> n.id and o.into_stay is null and o.admitted_at is not null
              and o.status in ('admitted', 'on-leave', 'discharged') and coalesce(o.patient_class, 'I') = 'I'""";

    private static final String FLATS = MergedStays.PARTS_OF_ALL + """
            select p.whole, b.data from part p join booking b on b.stay = p.id where b.status in ('arrived', 'left')""";

    /** What is found of one stay, while it is being put together. */
    private static final class Draft {
        private final Instant left;
        private final List<InHospital> others = new ArrayList<>();
        private final List<Nights> inFlat = new ArrayList<>();
        private @Nullable LocalDate died;

        private Draft(Instant left) {
            this.left = left;
        }

        private boolean addStay(ResultSet row) throws SQLException {
            Instant ended = Rows.instantOrNull(row, "discharged_at");
            if (row.getBoolean("died") && ended != null) {
                died = day(ended);
            }
            return others.add(new InHospital(
                    Rows.instant(row, "admitted_at"), ended, InHospital.How.of(row.getString("admission_method"))));
        }

        private Afterwards done() {
            return new Afterwards(left, others, died, inFlat);
        }
    }

    /** By stay, of those that ended with the person leaving alive. @param today until then who has not left a flat is there */
    public Map<String, Afterwards> of(Connection connection, Collection<String> stays, LocalDate today)
            throws SQLException {
        Map<String, Draft> drafts = new HashMap<>();
        var ids = texts(connection, stays);
        Rows.list(
                connection,
                LEFT,
                row -> {
                    drafts.put(row.getString(1), new Draft(Rows.instant(row, "discharged_at")));
                    return true;
                },
                ids);
        Rows.list(
                connection,
                OTHERS,
                row -> {
                    Draft draft = drafts.get(row.getString(1));
                    return draft != null && draft.addStay(row);
                },
                ids);
        Rows.list(
                connection,
                FLATS,
                row -> {
                    Draft draft = drafts.get(row.getString(1));
                    return draft != null && draft.inFlat.add(lived(BookingJson.read(row.getString(2)), today));
                },
                ids);
        Map<String, Afterwards> result = new HashMap<>();
        drafts.forEach((stay, draft) -> result.put(stay, draft.done()));
        return result;
    }

    private static Nights lived(Booking booking, LocalDate today) {
        return switch (booking.state()) {
            case State.Arrived arrived -> nights(arrived.at(), today.plusDays(1));
            case State.Left left -> nights(left.arrivedAt(), day(left.at()));
            default -> throw new IllegalStateException("nobody has arrived");
        };
    }

    private static Nights nights(Instant from, LocalDate until) {
        LocalDate first = day(from);
        return new Nights(first, until.isBefore(first) ? first : until);
    }

    private static LocalDate day(Instant at) {
        return new Moment(at).day();
    }
}
