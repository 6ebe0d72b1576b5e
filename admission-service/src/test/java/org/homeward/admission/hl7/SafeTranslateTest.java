package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTranslateTest {

    private final Translate broken = new SafeTranslate((raw, receivedAt) -> {
        throw new IllegalStateException("CANARY");
    });

    @Test
    void parksAMessageOnWhichTheReaderFails() {
        Reading reading = broken.read(Hl7.bytes(Hl7.event("A01")), Hl7.RECEIVED);

        assertThat(reading).isInstanceOf(Reading.Parked.class);
        assertThat(((Reading.Parked) reading).code()).isEqualTo("reader-fault");
        assertThat(((Reading.Parked) reading).reason()).doesNotContain("CANARY");
        assertThat(reading.envelope().controlId()).isEqualTo("C1");
        assertThat(Ack.of(reading, Hl7.RECEIVED).code()).isEqualTo(Ack.Code.AA);
    }

    @Test
    void parksEvenWhatHasNoHeader() {
        assertThat(broken.read(Hl7.bytes("x"), Hl7.RECEIVED).envelope().sender())
                .isEqualTo("|");
    }
}
