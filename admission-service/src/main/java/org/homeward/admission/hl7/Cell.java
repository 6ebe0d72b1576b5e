package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.homeward.admission.domain.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field, or a part of one, still as it was sent.
 *
 * @param raw not yet unescaped
 * @param where segment and field, for the reason of a refusal
 */
record Cell(String raw, Delimiters delimiters, Escapes escapes, String where) {

    /** Longer codes and numbers are refused: nothing real is so long, and cutting them could make two of them equal. */
    static final int LONGEST_CODE = 200;

    private static final int MOST_REPETITIONS = 200;
    private static final String DELETED = "\"\"";

    boolean isAbsent() {
        return raw.isBlank();
    }

    boolean isDeleted() {
        return raw.equals(DELETED);
    }

    List<Cell> repetitions() {
        if (raw.indexOf(delimiters.repetition()) < 0) {
            return List.of(this);
        }
        List<Cell> all = new ArrayList<>();
        int from = 0;
        int to;
        do {
            to = raw.indexOf(delimiters.repetition(), from);
            all.add(with(raw.substring(from, to < 0 ? raw.length() : to)));
            from = to + 1;
        } while (to >= 0 && all.size() < MOST_REPETITIONS);
        return all;
    }

    /** The first repetition's component by its HL7 number, cut down to its first subcomponent. */
    Cell component(int number) {
        return with(slice(
                slice(slice(raw, delimiters.repetition(), 1), delimiters.component(), number),
                delimiters.subcomponent(),
                1));
    }

    /** A component with all its subcomponents. */
    Cell wholeComponent(int number) {
        return with(slice(slice(raw, delimiters.repetition(), 1), delimiters.component(), number));
    }

    /** A subcomponent by its HL7 number. */
    Cell subcomponent(int number) {
        return with(slice(raw, delimiters.subcomponent(), number));
    }

    /** Readable text on one line, cut at 200 characters; {@code ""} if absent. */
    String text() {
        String text = clean(escapes.unescape(raw));
        return text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) : text;
    }

    /**
     * A code or number; null if absent or deleted.
     *
     * @throws Unreadable if it is longer than 200 characters
     */
    @Nullable
    String code() {
        if (raw.isEmpty() || isDeleted()) {
            return null;
        }
        String code = clean(escapes.unescape(raw));
        if (code.length() > LONGEST_CODE) {
            throw new Unreadable(
                    ErrorCode.DATA_TYPE, where, where + " holds a code of more than " + LONGEST_CODE + " characters");
        }
        return code.isEmpty() || code.equals(DELETED) ? null : code;
    }

    /** Three-valued: absent, deleted, or what {@code read} makes of the text (null: unchanged). */
    <T> Field<T> as(Function<String, @Nullable T> read) {
        if (isAbsent()) {
            return Field.unchanged();
        }
        if (isDeleted()) {
            return Field.deleted();
        }
        String text = text();
        T value = text.isEmpty() ? null : read.apply(text);
        return value == null ? Field.unchanged() : Field.of(value);
    }

    private Cell with(String part) {
        return new Cell(part, delimiters, escapes, where);
    }

    private static String slice(String raw, char delimiter, int number) {
        int from = 0;
        for (int i = 1; i < number; i++) {
            int next = raw.indexOf(delimiter, from);
            if (next < 0) {
                return "";
            }
            from = next + 1;
        }
        int to = raw.indexOf(delimiter, from);
        return from == 0 && to < 0 ? raw : raw.substring(from, to < 0 ? raw.length() : to);
    }

    /** Control characters (NUL among them, which PostgreSQL does not store) and what is no character become spaces. */
    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isNoText(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c <= 0xffff && isNoText((char) c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip();
            }
        }
        return text.strip();
    }

    private static boolean isNoText(char c) {
        return Character.isISOControl(c) || c >= '\ufffe';
    }
}
