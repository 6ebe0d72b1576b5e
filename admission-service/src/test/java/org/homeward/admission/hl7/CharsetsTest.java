package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.hl7.Hl7.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.homeward.admission.domain.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8",
        "UNICODE, UTF-8",
        "UTF-8, UTF-8",
        "8859/1, ISO-8859-1",
        "8859/15, ISO-8859-15",
        "ISO-8859-1, ISO-8859-1",
        "windows-1252, windows-1252",
        "'', UTF-8",
        "'', ISO-8859-1",
        "ISO IR 999, UTF-8",
        "ISO IR 999, ISO-8859-1",
        "GB 18030-2000, GB18030",
        "IBM500, UTF-8",
        "ASCII~8859/1, ISO-8859-1",
        "UNICODE, UTF-16",
        "'', UTF-16LE",
        "'', UTF-16BE",
        "UNICODE UTF-16, UTF-8"
    })
    void readsNamesInTheCharsetStatedOrElseGuessed(String stated, String charset) {
        assertThat(familyName(stated, Charset.forName(charset))).isEqualTo(Field.of("Ébène"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNICODE UTF-8", "UNICODE", "ASCII", "UTF-8"})
    void refusesBytesThatAreInvalidInTheCharsetStated(String stated) {
        Reading reading = read(stated, StandardCharsets.ISO_8859_1);

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused) reading).where()).isEqualTo("MSH-18");
        assertThat(((Reading.Refused) reading).code()).isEqualTo(Ack.Code.AE);
        assertThat(reading.envelope().controlId()).isEqualTo("C1");
    }

    @Test
    void skipsAByteOrderMark() {
        Reading reading = Hl7.read("\ufeff" + event("A01"));

        assertThat(reading).isInstanceOf(Reading.FlowFacts.class);
    }

    @Test
    void keepsNulAndControlCharactersOutOfCodes() {
        Reading reading =
                Hl7.read(event("A01").replace("2139", "21\\X00\\39\u0000").replace("Oakfield", "Oak\\X0000\\field"));

        assertThat(((Reading.FlowFacts) reading).facts().get(0).visit()).isEqualTo("21 39");
    }

    private static Field<String> familyName(String stated, Charset charset) {
        Reading reading = read(stated, charset);
        assertThat(reading).isInstanceOf(Reading.FlowFacts.class);
        return ((Reading.FlowFacts) reading).facts().get(0).details().familyName();
    }

    private static Reading read(String stated, Charset charset) {
        String message =
                event("A01").replace("|2.4\r", "|2.4||||||" + stated + "\r").replace("Oakfield", "Ébène");
        return TestFeeds.local().read(message.getBytes(charset), Hl7.RECEIVED);
    }
}
