package org.homeward.housing.api;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads codes and pounds in what callers send; what makes no sense is refused by the name of its field. */
public final class Words {

    private static final int MOST = 50;
    private static final BigDecimal MOST_POUNDS = new BigDecimal("9999999.99");

    /** No free text: what people write about a home is soon about who lives there. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** What an authority calls a case of its own, such as {@code H-2026/77}: no name is one. */
    private static final Pattern REFERENCE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./_-]{0,39}");

    private Words() {}

    /** At least one code. */
    public static Set<String> someCodes(String field, @Nullable List<String> sent) {
        Set<String> codes = codes(field, sent);
        if (codes.isEmpty()) {
            throw ProblemException.field(field, "is needed: at least one");
        }
        return codes;
    }

    public static Set<String> codes(String field, @Nullable List<String> sent) {
        List<String> some = sent == null ? List.of() : sent;
        if (some.size() > MOST) {
            throw ProblemException.field(field, "must be at most " + MOST + " codes");
        }
        Set<String> codes = new TreeSet<>();
        some.forEach(one -> codes.add(code(field, one)));
        return codes;
    }

    public static String code(String field, @Nullable String text) {
        String code = text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
        if (!CODE.matcher(code).matches()) {
            throw ProblemException.field(field, "must be codes of at most 40 letters and dashes");
        }
        return code;
    }

    /** What somebody calls a case of their own; null if it is not there. */
    public static @Nullable String referenceOrNull(String field, @Nullable String text) {
        String reference = text == null ? null : text.strip();
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            throw ProblemException.field(
                    field,
                    "must be the number of the case, such as H-2026/77: at most 40 letters, digits, dots, slashes and"
                            + " dashes without spaces, a digit among them");
        }
        return reference;
    }

    /** A word that must be there. */
    public static String oneOf(String field, @Nullable String text, Collection<String> allowed) {
        if (text == null) {
            throw ProblemException.field(field, "is needed: one of " + String.join(", ", allowed));
        }
        Given.oneOf(field, text, allowed);
        return text;
    }

    /** At least one word of a list. */
    public static Set<String> someOf(String field, @Nullable List<String> sent, Collection<String> allowed) {
        if (sent == null || sent.isEmpty()) {
            throw ProblemException.field(field, "is needed: some of " + String.join(", ", allowed));
        }
        Set<String> words = new TreeSet<>();
        sent.forEach(one -> words.add(oneOf(field, one, allowed)));
        return words;
    }

    /** Pounds with two decimals, that must be there. */
    public static BigDecimal pounds(String field, @Nullable BigDecimal sent) {
        if (sent == null) {
            throw ProblemException.field(field, "is needed, in pounds");
        }
        if (sent.signum() < 0
                || sent.compareTo(MOST_POUNDS) > 0
                || sent.stripTrailingZeros().scale() > 2) {
            throw ProblemException.field(field, "must be 0 to 9999999.99 pounds with at most two decimals");
        }
        return sent.setScale(2);
    }
}
