package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeward.discharge.care.domain.Moment;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads what callers send; what makes no sense is refused by the name of its field and with what it may be. */
final class Fields {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** No free text: what people write about a package is soon about its person. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final int LONGEST = 200;

    private Fields() {}

    /** An object with none but these members. */
    static JsonNode body(byte[] body, Set<String> members) {
        JsonNode object = Bodies.object(body);
        Bodies.refuseOthers("", object, members);
        return object;
    }

    /** A text without anything that a database or a reader stumbles over. */
    static String text(String field, JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw ProblemException.field(field, "is needed: 1 to 200 characters");
        }
        return text;
    }

    /** A code; blanks and capitals are understood. @param examples what is usual, for whoever sent something else */
    static String code(String field, JsonNode value, String examples) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        String code = text.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
        if (!CODE.matcher(code).matches()) {
            throw ProblemException.field(field, "must be a code of at most 40 letters and dashes, such as " + examples);
        }
        return code;
    }

    static String oneOf(String field, JsonNode value, List<String> allowed) {
        if (!value.isTextual() || !allowed.contains(value.textValue())) {
            throw ProblemException.field(field, "must be one of " + String.join(", ", allowed));
        }
        return value.textValue();
    }

    /** False where it is not there. */
    static boolean flag(String field, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw ProblemException.field(field, "must be true or false");
        }
        return value.asBoolean();
    }

    static int number(String field, JsonNode value, int least, int most) {
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            throw ProblemException.field(field, "must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /** A time with an offset, or a date, which means its end in London; null if it is not there. */
    static @Nullable Instant timeOrDate(String field, JsonNode value) {
        Moment moment = moment(field, value);
        if (moment == null) {
            return null;
        }
        boolean isDay = moment.earliest().isBefore(moment.latest());
        return isDay ? moment.latest().plusNanos(1) : moment.latest();
    }

    /** A time with an offset, or a date, which means any time of that day in London; null if it is not there. */
    static @Nullable Moment moment(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : "";
        try {
            return text.length() == 10 ? day(Times.givenDate(text)) : Moment.at(Times.given(text));
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.field(field, "must be a date, or an ISO-8601 time with an offset, of 0001 to 9999");
        }
    }

    private static Moment day(LocalDate day) {
        return new Moment(start(day), start(day.plusDays(1)).minusNanos(1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
