package org.homeward.housing.job.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.homeward.housing.api.Words;
import org.homeward.housing.job.domain.JobWish;
import org.homeward.housing.job.domain.Order;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.Days;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what callers send about jobs; what makes no sense is refused by the name of its field. */
final class JobBodies {

    /** As tokens name organisations. */
    private static final Pattern ORGANISATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    record OrderBody(
            @Nullable String referral,
            @Nullable String kind,
            @Nullable String supplier,
            @Nullable String due,
            @Nullable BigDecimal cost) {

        UUID about() {
            UUID id = Given.idOrNull("referral", Given.text("referral", referral));
            return Objects.requireNonNull(id);
        }

        Order order() {
            String code = Words.oneOf("kind", kind, Coded.codes(Order.Kind.class));
            if (!ORGANISATION.matcher(Given.text("supplier", supplier)).matches()) {
                throw ProblemException.field("supplier", "must be the code of an organisation");
            }
            return Order.of(
                    Objects.requireNonNull(Coded.of(Order.Kind.class, code)),
                    Objects.requireNonNull(supplier),
                    due == null ? null : Given.date("due", due),
                    cost == null ? null : Words.pounds("cost", cost));
        }
    }

    record ScheduleBody(@Nullable String on) {}

    record DoneBody(@Nullable String on, @Nullable BigDecimal cost) {}

    record FailBody(@Nullable String on, @Nullable String reason) {}

    record CancelBody(@Nullable String reason) {}

    private JobBodies() {}

    static OrderBody order(byte[] body) {
        return Bodies.read(body, OrderBody.class);
    }

    static JobWish wish(String action, byte[] body, Instant now) {
        return switch (action) {
            case "schedule" ->
                new JobWish.Schedule(
                        Given.date("on", Bodies.read(body, ScheduleBody.class).on()));
            case "done" -> {
                DoneBody sent = Bodies.readOrEmpty(body, DoneBody.class);
                yield new JobWish.Done(
                        day(sent.on(), now), sent.cost() == null ? null : Words.pounds("cost", sent.cost()));
            }
            case "fail" -> {
                FailBody sent = Bodies.read(body, FailBody.class);
                yield new JobWish.Fail(day(sent.on(), now), Words.code("reason", sent.reason()));
            }
            default -> {
                String reason = Bodies.readOrEmpty(body, CancelBody.class).reason();
                yield new JobWish.Cancel(reason == null ? "not-stated" : Words.code("reason", reason));
            }
        };
    }

    /** A day that has come; today without one. */
    private static LocalDate day(@Nullable String sent, Instant now) {
        LocalDate today = Days.of(now);
        LocalDate day = sent == null ? today : Given.date("on", sent);
        if (day.isAfter(today)) {
            throw ProblemException.field("on", "must not lie ahead");
        }
        return day;
    }
}
