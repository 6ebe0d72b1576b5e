package org.homeward.acceptance.rig;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rig is told, read before anything is started.
 *
 * @param outage how long PostgreSQL is taken away, null if it is not
 * @param care how often every part is killed while people go home, null if they do not
 * @param housing how often every part is killed while people are referred to housing and given flats, null if they are not
 * @param sabotage how often each part is made wrong in each way, null if none is
 */
record RigOptions(
        int runs,
        int stays,
        int perSecond,
        int seed,
        @Nullable Duration outage,
        @Nullable Integer care,
        @Nullable Integer housing,
        @Nullable Integer sabotage) {

    private static final List<String> KNOWN =
            List.of("--runs", "--stays", "--seed", "--per-second", "--outage", "--care", "--housing", "--sabotage");

    /** @throws IllegalArgumentException with what to write instead */
    static RigOptions parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!KNOWN.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "The rig takes " + String.join(", ", KNOWN) + ", each with a value.");
            }
            given.put(args[i], args[i + 1]);
        }
        String outage = given.get("--outage");
        return new RigOptions(
                number(given, "--runs", 10),
                number(given, "--stays", 1000),
                number(given, "--per-second", 200),
                number(given, "--seed", 1),
                outage == null ? null : length(outage),
                optional(given, "--care"),
                optional(given, "--housing"),
                optional(given, "--sabotage"));
    }

    private static @Nullable Integer optional(Map<String, String> given, String option) {
        return given.containsKey(option) ? number(given, option, 1) : null;
    }

    private static int number(Map<String, String> given, String option, int otherwise) {
        String value = given.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(option + " takes a whole number from 1, not '" + value + "'.");
    }

    private static Duration length(String value) {
        try {
            Duration length = Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
            if (length.isPositive()) {
                return length;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException("--outage takes a length such as 30s, 5m or 1h, not '" + value + "'.");
    }
}
