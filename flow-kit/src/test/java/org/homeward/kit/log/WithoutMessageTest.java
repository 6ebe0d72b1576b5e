package org.homeward.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.homeward.kit.db.DatabaseFailure;
import org.junit.jupiter.api.Test;

class WithoutMessageTest {

    @Test
    void saysWhatFailedAndWhereButNotWithWhat() {
        StringWriter log = new StringWriter();
        var failure = new IllegalStateException("canary", new NumberFormatException("canary"));
        WithoutMessage.of(failure).printStackTrace(new PrintWriter(log));
        assertThat(log.toString())
                .contains("IllegalStateException", "NumberFormatException", "WithoutMessageTest")
                .doesNotContain("canary");
    }

    @Test
    void keepsTheCodeOfADatabaseFailure() {
        assertThat(WithoutMessage.of(new DatabaseFailure(new SQLException("canary", "57P01"))))
                .hasMessageContaining("57P01")
                .hasMessageNotContaining("canary");
        assertThat(WithoutMessage.of(new SQLException("canary", "57P01")))
                .hasMessageContaining("57P01")
                .hasMessageNotContaining("canary");
    }
}
