package org.homeward.discharge.returns.api;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A CSV file by RFC 4180, with a header. */
final class Csv {

    /** What the national files write for a number that was not submitted; it is not zero. */
    static final String NOT_SUBMITTED = "-";

    private final StringBuilder text = new StringBuilder();

    Csv(List<String> header) {
        row(header.toArray());
    }

    void row(@Nullable Object... fields) {
        text.append(Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A number, or that there is none. */
    static Object number(@Nullable Object number) {
        return number == null ? NOT_SUBMITTED : number;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String field(@Nullable Object value) {
        String plain = value == null ? "" : value.toString();
        boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
