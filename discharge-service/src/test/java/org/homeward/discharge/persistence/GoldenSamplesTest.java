package org.homeward.discharge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.domain.Standing;
import org.homeward.discharge.domain.StayVersion;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class GoldenSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant ADMITTED = Instant.parse("2026-06-03T10:27:00Z");

    private final DischargeCase discharge = CaseFold.of(
            new StayVersion(
                    "RXX:2139",
                    "RXX",
                    7,
                    ADMITTED,
                    "PAS|RXX",
                    null,
                    StayVersion.Status.ADMITTED,
                    null,
                    false,
                    List.of(new StayVersion.Movement(
                            "A01", ADMITTED, Place.parse("RXX01/W1/B2/03"), StayVersion.Status.ADMITTED)),
                    List.of(new StayVersion.Expectation("A16", ADMITTED, Instant.parse("2026-06-09T11:00:00Z"), null))),
            List.of(
                    new CaseFact.CriteriaReviewed(stamp(1, 24), new Criterion("none")),
                    new CaseFact.CriteriaReviewed(stamp(2, 48), new Criterion("04")),
                    new CaseFact.CriteriaReviewed(stamp(3, 72), new Criterion("none")),
                    new CaseFact.ExpectedDateSet(stamp(4, 73), LocalDate.parse("2026-06-08"), "therapy goals met"),
                    new CaseFact.PathwayDecided(stamp(5, 74), 1, "P1-REABLEMENT"),
                    new CaseFact.DelayOpened(stamp(6, 75), new UUID(0, 6), "CT3", "transfer hub", "E06000016"),
                    new CaseFact.DelayOpened(stamp(7, 76), new UUID(0, 7), "CA1", "brokerage", "E06000016"),
                    new CaseFact.CoordinatorNamed(stamp(9, 77), "Sam Hill", "E06000016"),
                    new CaseFact.ClinicalCriteriaSet(stamp(10, 74), "transfers with one", "first criteria"),
                    new CaseFact.HousingFlagged(stamp(11, 30), HousingFlag.Need.NO_FIXED_ABODE),
                    new CaseFact.DelayClosed(stamp(8, 80), new UUID(0, 6))));

    @Test
    void writesTheCaseOfTheSample() throws IOException {
        String data = CaseJson.of(discharge, new ReferenceData().delayReasons()).toString();
        String written = CaseEvents.published(data, 9);
        assertThat(written).isEqualTo(sample());
        hasTheMembersOfItsSchema(written);
        assertThat(StandingJson.read(data)).isEqualTo(Standing.of(discharge));
    }

    @Test
    void hasTheNationalLists() {
        ReferenceData reference = new ReferenceData();
        assertThat(reference.delayReasons().codes(LocalDate.parse("2026-06-03")))
                .hasSize(37)
                .doesNotHaveDuplicates();
        assertThat(reference.destinations().codes(LocalDate.parse("2026-06-03")))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(reference.delayReasons().codes(LocalDate.parse("2024-05-26")))
                .isEmpty();
        assertThat(reference.delayReasons().label("HP5"))
                .startsWith("Awaiting medicines")
                .endsWith("documentation");
    }

    private static Stamp stamp(int id, int hours) {
        Instant at = ADMITTED.plus(Duration.ofHours(hours));
        return new Stamp(new UUID(0, id), at, at, "dr-lee", "command");
    }

    private static String sample() throws IOException {
        return Files.readString(EVENTS.resolve("samples/homeward.medically-fit.case.v1.json"))
                .strip();
    }

    private static void hasTheMembersOfItsSchema(String written) throws IOException {
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.medically-fit.case.v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }
}
