package org.homeward.local.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeward.local.mllp.MessageFile;
import org.junit.jupiter.api.Test;

class WeekSampleTest {

    private static final Set<String> TOLD = Set.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A08", "A11", "A12", "A13", "A14", "A15", "A16", "A17", "A20",
            "A21", "A22", "A25", "A26", "A27", "A28", "A38", "A40");

    private final String messages = WeekSample.files().get("week.hl7");

    /** If it fails after a wanted change: run {@link WeekSample} and commit what it writes. */
    @Test
    void isWhatTheGeneratorTells() throws Exception {
        for (var file : WeekSample.files().entrySet()) {
            byte[] committed = Files.readAllBytes(WeekSample.folder().resolve(file.getKey()));
            assertThat(new String(committed, StandardCharsets.UTF_8))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void tellsOfEveryKindOfThing() {
        assertThat(all("ADT\\^(A\\d\\d)").collect(Collectors.toSet())).isEqualTo(TOLD);
    }

    @Test
    void staysSmall() {
        assertThat(messages.length()).isLessThan(500_000);
        assertThat(MessageFile.split(messages.getBytes(StandardCharsets.UTF_8))).hasSizeBetween(900, 1500);
    }

    @Test
    void repeatsSomeMessagesAndIsLateWithOthers() {
        var controlIds = all("\\|(Z\\d+)\\|P\\|").toList();

        assertThat(Set.copyOf(controlIds)).hasSizeLessThan(controlIds.size());
        assertThat(all("(?m)^MSH(?:\\|[^|]*){5}\\|(\\d{14})").toList())
                .isNotEmpty()
                .isNotEqualTo(
                        all("(?m)^MSH(?:\\|[^|]*){5}\\|(\\d{14})").sorted().toList());
    }

    @Test
    void usesOnlyNhsNumbersOfTheTestRangeWithAValidCheckDigit() {
        assertThat(all("~(\\d+)\\^\\^\\^NHS").toList())
                .hasSizeGreaterThan(500)
                .allMatch(number -> number.startsWith("999") && number.length() == 10 && isValid(number));
    }

    @Test
    void endsWithTwoPatientsInOneBed() {
        assertThat(WeekSample.files().get("week.beds.json")).containsOnlyOnce("\", \"");
    }

    private static boolean isValid(String number) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (number.charAt(i) - '0') * (i == 9 ? 1 : 10 - i);
        }
        return sum % 11 == 0;
    }

    private java.util.stream.Stream<String> all(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(messages);
        return matcher.results().map(found -> found.group(1));
    }
}
