package org.homeward.housing.job.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.domain.JobState;
import org.homeward.housing.job.domain.Order;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A job as it is kept, answered and published. */
public final class JobJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobJson() {}

    /** All of it but its version. */
    public static ObjectNode of(Job job, String trust) {
        Order order = job.order();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("job", job.id().toString())
                .put("referral", job.referral().toString())
                .put("stay", job.stay())
                .put("trust", trust)
                .put("kind", order.kind().code())
                .put("supplier", order.supplier())
                .put("due", told(order.due()))
                .put("cost", order.cost())
                .put("agreedCost", order.agreed())
                .put("status", job.state().code())
                .put("open", !job.state().isOver());
        state(node, job.state());
        Instant dueAt = job.dueAt();
        return node.put("since", Times.format(job.since()))
                .put("orderedAt", Times.format(job.orderedAt()))
                .put("orderedBy", job.orderedBy())
                .put("expectedDischarge", told(job.expectedDischarge()))
                .put("dueAt", dueAt == null ? null : Times.format(dueAt));
    }

    static Job read(String data) {
        JsonNode node = tree(data);
        BigDecimal cost = pounds(node, "cost");
        Order order = new Order(
                Objects.requireNonNull(Coded.of(Order.Kind.class, text(node, "kind"))),
                node.path("supplier").asText(),
                dayOrNull(node, "due"),
                cost,
                node.has("agreedCost") ? pounds(node, "agreedCost") : cost);
        return new Job(
                UUID.fromString(node.path("job").asText()),
                UUID.fromString(node.path("referral").asText()),
                node.path("stay").asText(),
                order,
                state(node),
                Times.parse(node.path("since").asText()),
                Times.parse(node.path("orderedAt").asText()),
                node.path("orderedBy").asText(),
                dayOrNull(node, "expectedDischarge"));
    }

    private static void state(ObjectNode node, JobState state) {
        LocalDate scheduledFor = state instanceof JobState.Scheduled scheduled ? scheduled.on() : null;
        LocalDate endedOn = switch (state) {
            case JobState.Done done -> done.on();
            case JobState.Failed failed -> failed.on();
            default -> null;
        };
        String reason = switch (state) {
            case JobState.Failed failed -> failed.reason();
            case JobState.Cancelled cancelled -> cancelled.reason();
            default -> null;
        };
        node.put("scheduledFor", told(scheduledFor))
                .put("endedOn", told(endedOn))
                .put("reason", reason);
    }

    private static JobState state(JsonNode node) {
        return switch (node.path("status").asText()) {
            case "ordered" -> new JobState.Ordered();
            case "scheduled" -> new JobState.Scheduled(day(node, "scheduledFor"));
            case "done" -> new JobState.Done(day(node, "endedOn"));
            case "failed" ->
                new JobState.Failed(day(node, "endedOn"), node.path("reason").asText());
            case "cancelled" -> new JobState.Cancelled(node.path("reason").asText());
            default -> throw new IllegalStateException("no such state of a job");
        };
    }

    private static @Nullable String told(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(JsonNode node, String name) {
        return LocalDate.parse(node.path(name).asText());
    }

    private static @Nullable LocalDate dayOrNull(JsonNode node, String name) {
        return node.hasNonNull(name) ? day(node, name) : null;
    }

    private static @Nullable BigDecimal pounds(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : new BigDecimal(text).setScale(2);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static JsonNode tree(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that is no JSON");
        }
    }
}
