package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"9434765919", "943 476 5919", "987-654-3210", "4857773457", "9990000018"})
    void acceptsValidNumbers(String number) {
        assertThat(NhsNumber.valid(number)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9876544321", "4857773456", "999000001", "99900000180", "999000001X", "", "٩٩٩٠٠٠٠٠١٨"})
    void knowsInvalidOnes(String number) {
        assertThat(NhsNumber.valid(number)).isNull();
    }

    @Test
    void holdsOneNumberInElevenOfTheTestRange() {
        long valid = LongStream.range(9_990_000_000L, 9_990_110_000L)
                .filter(n -> NhsNumber.valid(String.valueOf(n)) != null)
                .count();

        assertThat(valid).isBetween(9_990L, 10_010L);
    }
}
