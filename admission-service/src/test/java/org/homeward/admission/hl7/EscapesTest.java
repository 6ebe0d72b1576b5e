package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

    private final Escapes escapes = new Escapes(Delimiters.USUAL, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f = a|b^c&d~e\\f",
                "\\XC3A9\\t\\Xc3a9\\ = été",
                "\\H\\bold\\N\\ = bold",
                "\\C2842\\x = x",
                "a\\Zlocal\\b = a\\Zlocal\\b",
                "\\XZZ\\ = \\XZZ\\",
                "\\X4\\ = \\X4\\",
                "C:\\temp = C:\\temp",
                "a\\\\F\\ = a\\|",
                "\\ = \\"
            })
    void readsEscapes(String sent, String meant) {
        assertThat(escapes.unescape(sent)).isEqualTo(meant);
    }

    @Test
    void readsLineBreaks() {
        assertThat(escapes.unescape("a\\.br\\b\\.sp+2\\c\\.in+1\\d")).isEqualTo("a\nb\ncd");
    }

    @Test
    void readsBackWhatItWrites() {
        String text = "a|b^c~d\\e&f \u00e9";

        assertThat(escapes.unescape(escapes.escape(text))).isEqualTo(text);
    }

    @Test
    void staysFastOnEscapesWithoutEnd() {
        String hostile = "\\X".repeat(250_000);

        assertThat(escapes.unescape(hostile)).hasSizeLessThanOrEqualTo(hostile.length());
    }
}
