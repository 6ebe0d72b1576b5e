package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.hl7.Hl7.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AckTest {

    private static final Instant NOW = Instant.parse("2026-06-03T10:31:05Z");

    @Test
    void answersTheSenderInItsOwnTerms() {
        String[] segments = ack(event("A01")).split("\r");

        assertThat(segments).hasSize(2);
        assertThat(segments[0])
                .matches("MSH\\|\\^~\\\\&\\|HOMEWARD\\|RXX\\|PAS\\|RXX\\|20260603103105\\+0000\\|\\|ACK\\^A01\\^ACK"
                        + "\\|[0-9a-z]{8,20}\\|P\\|2\\.4");
        assertThat(segments[1]).isEqualTo("MSA|AA|C1");
    }

    @Test
    void saysWhatIsWrongBeforeVersion25() {
        String[] segments = ack(event("A01").replace("PV1|", "PVX|")).split("\r");

        assertThat(segments[1])
                .isEqualTo("MSA|AE|C1|Segment PV1 is missing: A01 needs it|||100^Segment sequence error^HL70357");
        assertThat(segments[2]).isEqualTo("ERR|PV1^1^^100&Segment sequence error&HL70357");
    }

    @Test
    void saysWhatIsWrongSinceVersion25() {
        String[] segments = ack(event("A99").replace("|2.4\r", "|2.5.1\r")).split("\r");

        assertThat(segments[1]).startsWith("MSA|AR|C1|MSH-9.2 is no ADT event");
        assertThat(segments[2])
                .isEqualTo(
                        "ERR||MSH^1^9|201^Unsupported event code^HL70357|E||||MSH-9.2 is no ADT event of HL7 v2.2 to v2.9");
    }

    @Test
    void keepsDelimitersCharsetAndControlIdAsTheyWereSent() {
        String message = event("A01")
                .replace("^~\\&", "\u0001")
                .replace('|', '@')
                .replace('^', '!')
                .replace('~', '%')
                .replace("\u0001", "!%?*")
                .replace("@C1@", "@C?T?1é@")
                .replace("@2.4\r", "@2.4@@@@@@8859/1\r");
        Ack ack = Ack.of(TestFeeds.local().read(message.getBytes(StandardCharsets.ISO_8859_1), Hl7.RECEIVED), NOW);
        String text = new String(ack.bytes(), StandardCharsets.ISO_8859_1);

        assertThat(text).startsWith("MSH@!%?*@HOMEWARD@RXX@PAS@RXX@").contains("@ACK!A01!ACK@");
        assertThat(text).contains("@P@2.4@@@@@@8859/1\r").endsWith("MSA@AA@C?T?1é\r");
    }

    @Test
    void answersWhatIsNoMessage() {
        String text = ack("GET / HTTP/1.1\r\n\r\n");

        assertThat(text).startsWith("MSH|^~\\&|HOMEWARD|");
        assertThat(text.split("\r")[1]).startsWith("MSA|AE||A message begins with an MSH segment");
    }

    @Test
    void everyAckHasAControlIdOfItsOwn() {
        assertThat(ack(event("A01")).split("\\|")[9])
                .isNotEqualTo(ack(event("A01")).split("\\|")[9]);
    }

    private static String ack(String message) {
        return new String(Ack.of(Hl7.read(message), NOW).bytes(), StandardCharsets.UTF_8);
    }
}
