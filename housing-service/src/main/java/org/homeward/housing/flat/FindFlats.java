package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Match.Search;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.persistence.BookingLists;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.FlatSearch;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** The stock and its bookings as they stand, and which flats fit a need. */
@ApplicationScoped
public class FindFlats {

    /** A flat with who has it when. */
    public record Found(Flats.Recorded flat, List<Booking> open) {}

    /** A booking with its flat. */
    public record Booked(Bookings.Recorded booking, Flats.Recorded flat) {}

    private final Transactions transactions;
    private final Flats flats;
    private final Bookings bookings;
    private final BookingLists lists;
    private final FlatSearch search;

    FindFlats(Transactions transactions, Flats flats, Bookings bookings, BookingLists lists, FlatSearch search) {
        this.transactions = transactions;
        this.flats = flats;
        this.bookings = bookings;
        this.lists = lists;
        this.search = search;
    }

    public List<Found> list(@Nullable String after, int limit) {
        return transactions.search(connection -> found(connection, flats.list(connection, after, limit)));
    }

    public @Nullable Found find(String id) {
        return transactions.<@Nullable Found>run(connection -> {
            Flats.Recorded flat = flats.find(connection, id);
            return flat == null ? null : found(connection, List.of(flat)).getFirst();
        });
    }

    /** The best first; flats that are free later come only where those free at once are fewer than {@code limit}. */
    public List<Match> search(Search wanted, LocalDate today, int limit) {
        return transactions.search(connection -> {
            List<Flat> found = new ArrayList<>(search.free(connection, wanted, today, limit));
            if (found.size() < limit) {
                List<String> free = found.stream().map(Flat::id).toList();
                found.addAll(search.later(connection, wanted, today, free, limit - found.size()));
            }
            return matches(connection, found, wanted, today).stream()
                    .limit(limit)
                    .toList();
        });
    }

    public List<Booked> bookings(BookingLists.Filter filter) {
        return transactions.search(connection -> {
            List<Booked> found = new ArrayList<>();
            for (Bookings.Recorded one : lists.list(connection, filter)) {
                found.add(new Booked(one, flatOf(connection, one)));
            }
            return found;
        });
    }

    public @Nullable Booked booking(UUID id) {
        return transactions.<@Nullable Booked>run(connection -> {
            Bookings.Recorded one = bookings.find(connection, id);
            return one == null ? null : new Booked(one, flatOf(connection, one));
        });
    }

    private List<Match> matches(Connection connection, List<Flat> found, Search wanted, LocalDate today)
            throws SQLException {
        Nights window = Nights.of(wanted.from(), wanted.nights() + Match.HORIZON);
        Map<String, List<Booking>> known =
                bookings.of(connection, found.stream().map(Flat::id).toList(), window);
        return found.stream()
                .map(flat -> Match.of(new Diary(flat, known.getOrDefault(flat.id(), List.of())), wanted, today))
                .filter(Objects::nonNull)
                .sorted(Match.ORDER)
                .toList();
    }

    private Flats.Recorded flatOf(Connection connection, Bookings.Recorded booking) throws SQLException {
        Flats.Recorded flat = flats.find(connection, booking.known().flat());
        return Objects.requireNonNull(flat);
    }

    private List<Found> found(Connection connection, List<Flats.Recorded> some) throws SQLException {
        List<String> ids = some.stream().map(one -> one.flat().id()).toList();
        Map<String, List<Booking>> open = bookings.open(connection, ids);
        return some.stream()
                .map(one -> new Found(one, open.getOrDefault(one.flat().id(), List.of())))
                .toList();
    }
}
