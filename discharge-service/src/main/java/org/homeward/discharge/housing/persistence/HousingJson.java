package org.homeward.discharge.housing.persistence;

import static org.homeward.kit.event.Members.needed;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.domain.HousingMatter.Kind;
import org.homeward.discharge.housing.domain.HousingMatter.Place;
import org.homeward.kit.event.Members;
import org.jspecify.annotations.Nullable;

/**
 * Reads a referral, a job, a booking or a place in line for a flat as it stands in {@code homeward.referral} events and, unchanged, in
 * {@code housing_matter}. Types and states that this service has not heard of are taken as they come.
 */
public final class HousingJson {

    private static final Set<Kind> ABOUT_FLATS = Set.of(Kind.BOOKING, Kind.WAITING);

    /** Of referrals that do not say themselves whether they are open. */
    private static final Set<String> OVER =
            Set.of("closed", "withdrawn", "done", "failed", "cancelled", "housed", "gone");

    private static final Set<String> LIVE_BOOKINGS = Set.of("offered", "booked", "arrived");

    private final Kind kind;
    private final String id;
    private @Nullable String type;
    private @Nullable String stay;
    private @Nullable String trust;
    private @Nullable String status;
    private @Nullable Boolean open;
    private @Nullable Instant beganAt;
    private @Nullable Instant since;
    private @Nullable String organisation;
    private @Nullable Instant dueAt;
    private @Nullable String outcome;
    private @Nullable String reference;
    private @Nullable String flat;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    private HousingJson(Kind kind, String id) {
        this.kind = kind;
        this.id = id;
    }

    /**
     * @param key {@code referral:<id>}, {@code job:<id>}, {@code booking:<id>} or {@code waiting:<id>}
     * @throws IllegalArgumentException when the bytes are no such thing; nothing of them is repeated
     */
    public static HousingMatter read(String key, byte[] data) {
        Kind kind = needed(kindOf(key));
        String id = key.substring(key.indexOf(':') + 1);
        return Members.read(data, members -> new HousingJson(kind, id).matter(members));
    }

    /** What a record with this key is about; null for what is not kept here. */
    public static @Nullable Kind kindOf(String key) {
        for (Kind kind : Kind.values()) {
            if (key.startsWith(kind.code() + ':')) {
                return kind;
            }
        }
        return null;
    }

    private HousingMatter matter(Members members) throws IOException {
        while (members.next()) {
            switch (members.name()) {
                case "type" -> type = members.text();
                case "kind" -> type = kind == Kind.JOB ? members.text() : passed(members, type);
                case "stay" -> stay = members.text();
                case "trust" -> trust = members.text();
                case "status" -> status = members.text();
                case "open" -> open = members.flag();
                case "raisedAt", "orderedAt", "bookedAt" -> began(members.time());
                case "since", "arrivedAt", "leftAt", "cancelledAt" -> since(members.time());
                case "authority", "supplier" -> organisation = members.text();
                case "dueAt" -> dueAt = members.time();
                case "state" -> members.within(() -> state(members));
                case "reason", "cancelReason" -> outcome = members.textIfAny();
                case "flat" -> flat = kind == Kind.BOOKING ? members.text() : passed(members, flat);
                case "from" -> from = kind == Kind.BOOKING ? date(members.text()) : passed(members, from);
                case "until" -> until = kind == Kind.BOOKING ? date(members.text()) : passed(members, until);
                default -> members.skip();
            }
        }
        Instant began = needed(beganAt == null ? since : beganAt);
        return new HousingMatter(
                kind,
                id,
                ABOUT_FLATS.contains(kind) ? HousingMatter.FLAT : needed(type),
                needed(stay),
                needed(trust),
                needed(status),
                isOpen(needed(status)),
                began,
                since == null ? began : since,
                organisation,
                dueAt,
                outcome,
                reference,
                kind == Kind.BOOKING ? new Place(needed(flat), needed(from), needed(until)) : null);
    }

    /** Of what a referral's state knows, what came of it; of a grant that was refused, why. */
    private void state(Members members) throws IOException {
        switch (members.name()) {
            case "outcome" -> outcome = members.textIfAny();
            case "reference" -> reference = members.textIfAny();
            case "application" -> members.within(() -> state(members));
            case "refusal" -> members.within(() -> refusal(members));
            default -> members.skip();
        }
    }

    private void refusal(Members members) throws IOException {
        outcome = members.name().equals("reason") ? members.textIfAny() : passed(members, outcome);
    }

    /** What stands under this name in a matter of another kind is nothing that is known here. */
    private static <T extends @Nullable Object> T passed(Members members, T as) throws IOException {
        members.skip();
        return as;
    }

    private boolean isOpen(String now) {
        return open != null ? open : kind == Kind.BOOKING ? LIVE_BOOKINGS.contains(now) : !OVER.contains(now);
    }

    private void began(@Nullable Instant time) {
        beganAt = time == null ? beganAt : time;
    }

    /** A booking says when each of its states began: the last of them is the one that it is in. */
    private void since(@Nullable Instant time) {
        since = time == null || since != null && since.isAfter(time) ? since : time;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("not a day");
        }
    }
}
