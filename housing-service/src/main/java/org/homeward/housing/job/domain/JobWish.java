package org.homeward.housing.job.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked of a job. */
public sealed interface JobWish {

    /** @param on when the supplier comes */
    record Schedule(LocalDate on) implements JobWish {}

    /** @param cost what it came to, in pounds; null where that is as agreed or not known */
    record Done(LocalDate on, @Nullable BigDecimal cost) implements JobWish {}

    /** @param reason a code */
    record Fail(LocalDate on, String reason) implements JobWish {}

    /** By those who have ordered it. @param reason a code */
    record Cancel(String reason) implements JobWish {}
}
