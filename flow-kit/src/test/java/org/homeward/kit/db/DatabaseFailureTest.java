package org.homeward.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P05", "58030", "25006"})
    void knowsWhatMaySucceedLater(String state) {
        assertThat(new DatabaseFailure(new SQLException("", state)).isTransient())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601", "22001"})
    void knowsWhatNeverWill(String state) {
        assertThat(new DatabaseFailure(new SQLException("", state)).isTransient())
                .isFalse();
    }

    @Test
    void takesAPoolThatGivesNoConnectionForTransient() {
        assertThat(new DatabaseFailure(new SQLException("Acquisition timeout")).isTransient())
                .isTrue();
    }

    @Test
    void repeatsNothingOfTheRow() {
        var failure = new DatabaseFailure(new SQLException("Key (number)=(9434765919) already exists", "23505"));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("23505").doesNotContain("9434765919");
    }
}
