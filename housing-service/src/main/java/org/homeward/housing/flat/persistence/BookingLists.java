package org.homeward.housing.flat.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Alarm;
import org.homeward.housing.persistence.Families;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Which bookings there are: the one whose nights begin first in front, also where they were given back. */
@ApplicationScoped
public class BookingLists {

    /**
     * Whose bookings, and which; null is no restriction.
     *
     * @param seenBy a trust: those of its patients, and of its flats
     * @param trust those of its patients alone
     * @param owner those of its flats alone
     * @param alarmed those with an alarm alone
     * @param stay those made for it, or for one that is part of it now
     * @param after the last one seen
     */
    public record Filter(
            @Nullable String seenBy,
            @Nullable String trust,
            @Nullable String owner,
            @Nullable String flat,
            @Nullable String stay,
            @Nullable String status,
            @Nullable Alarmed alarmed,
            @Nullable After after,
            int limit) {}

    /** Where a page goes on: after the booking with this first night and id. */
    public record After(LocalDate firstNight, UUID id) {}

    /** Those with an alarm. @param alarm a code of {@link Alarm} */
    public record Alarmed(String alarm, LocalDate today) {}

    /** As {@code Booking.taken} has it. */
    private static final String TAKEN_UNTIL =
            "case when b.status = 'arrived' and b.until < ? then ?::date + 1 else b.until end";

    private static final String NEEDS = "array(select jsonb_array_elements_text(b.data::jsonb -> 'needs'))";

    public List<Bookings.Recorded> list(Connection connection, Filter filter) throws SQLException {
        Conditions conditions = new Conditions()
                .and("(b.trust = ? or b.flat in (select id from flat where owner = ?))", filter.seenBy())
                .and("b.trust = ?", filter.trust())
                .and("b.flat in (select id from flat where owner = ?)", filter.owner())
                .and("b.flat = ?", filter.flat())
                .and("b.stay = any(array(" + Families.parts("?::text") + "))", filter.stay())
                .and("b.status = ?", filter.status());
        After after = filter.after();
        if (after != null) {
            conditions.and("(b.first_night, b.id) > (?, ?)", after.firstNight(), after.id());
        }
        if (filter.alarmed() != null) {
            alarmed(conditions, filter.alarmed());
        }
        return Rows.list(
                connection,
                Bookings.SELECT + "where true" + conditions.sql() + " order by b.first_night, b.id limit ?",
                Bookings::recorded,
                conditions.values(filter.limit()));
    }

    /** As {@link Alarm#of} has it. */
    private static void alarmed(Conditions conditions, Alarmed alarmed) {
        switch (alarmed.alarm()) {
            case Alarm.OVERSTAY -> conditions.and("b.status = 'arrived' and b.until < ?", alarmed.today());
            case Alarm.NOT_ARRIVED -> conditions.and("b.status = 'booked' and lower(b.nights) < ?", alarmed.today());
            case Alarm.OUT_OF_SERVICE ->
                flat(conditions, "f.closed && daterange(b.first_night, " + TAKEN_UNTIL + ')', alarmed);
            case Alarm.LACKS_A_NEED -> flat(conditions, "not f.features @> " + NEEDS, alarmed);
            case Alarm.NOT_YET_AVAILABLE ->
                flat(conditions, "greatest(b.first_night, ?) < least(f.available_from, " + TAKEN_UNTIL + ')', alarmed);
            case Alarm.STILL_OCCUPIED -> conditions.and('(' + Bookings.THERE_UNTIL + ") < ?", alarmed.today());
            default -> conditions.and("b.status in ('booked', 'arrived') and stay_void_since(b.stay) is not null");
        }
    }

    private static void flat(Conditions conditions, String isSo, Alarmed alarmed) {
        conditions.and(
                "b.status in ('booked', 'arrived') and exists (select 1 from flat f where f.id = b.flat and " + isSo
                        + ')',
                alarmed.today());
    }
}
