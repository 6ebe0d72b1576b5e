package org.homeward.housing.job.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.domain.JobState;
import org.homeward.housing.job.domain.Order;
import org.junit.jupiter.api.Test;

/** What is published of jobs is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class JobSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant ORDERED = Instant.parse("2026-06-03T10:27:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-06-04");

    private final Order heating =
            Order.of(Order.Kind.HEATING, "WARM-HOMES", LocalDate.parse("2026-06-05"), new BigDecimal("350.00"));

    @Test
    void writesTheJobOfTheSample() throws IOException {
        var recorded = new Jobs.Recorded(job(heating, new JobState.Scheduled(DAY)), "RXX", 2, ORDERED);
        var event = Jobs.event("scheduled", recorded);
        String written = new String(event.data(), StandardCharsets.UTF_8);
        assertThat(written)
                .isEqualTo(Files.readString(EVENTS.resolve("samples/homeward.referral.job-scheduled.v1.json"))
                        .strip());
        assertThat(event.type()).isEqualTo("homeward.referral.job-scheduled.v1");
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.referral.job.v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void readsWhatItWritesInEveryState() {
        Order keys = Order.of(Order.Kind.KEYS, "KNH", null, null);
        Order dearer = new Order(Order.Kind.KEYS, "KNH", null, new BigDecimal("90.00"), new BigDecimal("60.00"));
        for (Order order : List.of(heating, keys, dearer)) {
            for (JobState state : List.of(
                    new JobState.Ordered(),
                    new JobState.Scheduled(DAY),
                    new JobState.Done(DAY),
                    new JobState.Failed(DAY, "no-access"),
                    new JobState.Cancelled("not-needed"))) {
                Job job = job(order, state);
                assertThat(JobJson.read(JobJson.of(job, "RXX").toString()))
                        .as(state.code())
                        .isEqualTo(job);
            }
        }
    }

    private static Job job(Order order, JobState state) {
        return new Job(
                new UUID(0, 5),
                new UUID(0, 1),
                "RXX:2139",
                order,
                state,
                ORDERED.plusSeconds(60),
                ORDERED,
                "housing-officer",
                LocalDate.parse("2026-06-09"));
    }
}
