package org.homeward.housing.flat.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.homeward.housing.api.Words;
import org.homeward.housing.flat.ChangeBooking.Change;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.Outage;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what callers send about flats; what makes no sense is refused by the name of its field. */
final class Sent {

    static final int MOST_NIGHTS = 730;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Pattern AREA = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9])?");

    record FlatBody(
            @Nullable String id,
            @Nullable String area,
            @Nullable List<String> features,
            @Nullable Integer maxNights,
            @Nullable String availableFrom,
            @Nullable Boolean furnished,
            @Nullable BigDecimal weeklyRate,
            @Nullable String landlord,
            @Nullable String scheme) {}

    record OutageBody(
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason) {}

    record BackBody(@Nullable String from) {}

    record BookingBody(
            @Nullable String flat,
            @Nullable String stay,
            @Nullable String from,
            @Nullable String until,
            @Nullable List<String> needs) {

        Nights nights() {
            return Sent.nights(from, until);
        }
    }

    record WaitingBody(
            @Nullable String stay,
            @Nullable List<String> needs,
            @Nullable String area,
            @Nullable String from,
            @Nullable Integer nights) {}

    record AtBody(@Nullable String at) {}

    record ReasonBody(@Nullable String reason) {}

    record ExtendBody(@Nullable String until, @Nullable String reason) {}

    private Sent() {}

    static Flat flat(byte[] body, FlatWords words) {
        FlatBody sent = Bodies.read(body, FlatBody.class);
        if (sent.maxNights() == null || sent.maxNights() < 1 || sent.maxNights() > MOST_NIGHTS) {
            throw ProblemException.field("maxNights", "must be a whole number from 1 to " + MOST_NIGHTS);
        }
        BigDecimal rate = sent.weeklyRate();
        if (rate != null && (rate.signum() < 0 || rate.stripTrailingZeros().scale() > 2 || rate.precision() > 9)) {
            throw ProblemException.field("weeklyRate", "must be pounds and at most two decimals");
        }
        Flat.Terms terms = new Flat.Terms(
                sent.maxNights(),
                Boolean.TRUE.equals(sent.furnished()),
                rate == null ? null : rate.setScale(2),
                Given.textOrNull("landlord", sent.landlord()),
                Given.textOrNull("scheme", sent.scheme()));
        return new Flat(
                id(sent.id()),
                area(Given.text("area", sent.area())),
                words.codes("features", sent.features()),
                terms,
                Given.date("availableFrom", sent.availableFrom()),
                List.of());
    }

    static Outage outage(byte[] body) {
        OutageBody sent = Bodies.read(body, OutageBody.class);
        LocalDate from = Given.date("from", sent.from());
        LocalDate until = sent.until() == null ? null : Given.date("until", sent.until());
        if (until != null && !until.isAfter(from)) {
            throw ProblemException.field("until", "must lie after from: that night is free again");
        }
        return new Outage(from, until, Words.code("reason", sent.reason()));
    }

    static Change change(String action, byte[] body) {
        return switch (action) {
            case "arrive" -> new Change.Arrive(at(body));
            case "leave" -> new Change.Leave(at(body));
            case "extend" -> {
                ExtendBody sent = Bodies.read(body, ExtendBody.class);
                yield new Change.Extend(Given.date("until", sent.until()), extensionReason(sent.reason()));
            }
            case "accept" -> {
                Bodies.refuseMembers(body);
                yield new Change.Accept();
            }
            case "decline" -> new Change.Decline(statedReason(body));
            default -> new Change.Cancel(statedReason(body));
        };
    }

    static String statedReason(byte[] body) {
        String reason = reason(Bodies.readOrEmpty(body, ReasonBody.class).reason());
        return reason == null ? "not-stated" : reason;
    }

    static Waiting.Wanted wanted(WaitingBody sent, FlatWords words) {
        if (sent.nights() == null || sent.nights() < 1 || sent.nights() > MOST_NIGHTS) {
            throw ProblemException.field("nights", "must be a whole number from 1 to " + MOST_NIGHTS);
        }
        return new Waiting.Wanted(
                words.codes("needs", sent.needs()),
                sent.area() == null ? null : area(sent.area()),
                Given.date("from", sent.from()),
                sent.nights());
    }

    private static @Nullable Instant at(byte[] body) {
        return Given.time("at", Bodies.readOrEmpty(body, AtBody.class).at());
    }

    private static String extensionReason(@Nullable String sent) {
        if (sent == null) {
            throw ProblemException.field("reason", "is needed: why they stay longer, such as home-not-ready");
        }
        return Words.code("reason", sent);
    }

    private static @Nullable String reason(@Nullable String sent) {
        return sent == null ? null : Words.code("reason", sent);
    }

    static Nights nights(@Nullable String from, @Nullable String until) {
        LocalDate first = Given.date("from", from);
        LocalDate last = Given.date("until", until);
        if (!last.isAfter(first) || last.isAfter(first.plusDays(MOST_NIGHTS))) {
            throw ProblemException.field("until", "must lie 1 to " + MOST_NIGHTS + " days after from");
        }
        return new Nights(first, last);
    }

    static String area(String text) {
        String area = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (!AREA.matcher(area).matches()) {
            throw ProblemException.field("area", "must be a postcode sector such as BA1 2, or a district such as BA1");
        }
        return area;
    }

    /** It stands in addresses. */
    private static String id(@Nullable String text) {
        if (text == null || !ID.matcher(text).matches()) {
            throw ProblemException.field("id", "must be 1 to 60 letters, digits, dots and dashes");
        }
        return text;
    }
}
