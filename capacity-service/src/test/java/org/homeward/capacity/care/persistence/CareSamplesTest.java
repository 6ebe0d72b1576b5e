package org.homeward.capacity.care.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Commitment;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.DeriveAvailability;
import org.homeward.capacity.care.domain.Free;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.Load;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.capacity.care.domain.ProviderDocument;
import org.homeward.capacity.care.domain.ProviderFacts;
import org.homeward.capacity.care.domain.Reservation;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows; and the package that is shown there is understood. */
class CareSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Line LINE = new Line(new Area("LE3 9"), "reablement");
    private static final Instant NOW = Instant.parse("2026-06-03T11:00:00Z");

    @Test
    void writesTheHomeCareOfTheSample() throws IOException {
        Free free = new Free(
                2000,
                800L,
                new TreeMap<>(Map.of("morning", 3L, "tea", 3L)),
                Free.CanAccept.YES,
                LocalDate.parse("2026-06-04"),
                Instant.parse("2026-06-10T09:00:00Z"),
                null);
        Load taken = new Load(1050, 700, new TreeMap<>(Map.of("morning", 2L, "tea", 1L)));
        List<Commitment> commitments = List.of(
                new Commitment("K1", LINE, taken, at("10:00"), null, at("10:15"), at("10:30")),
                new Commitment("K2", LINE, Load.of(300), at("08:00"), at("09:30"), null, at("09:30")));
        Reservation hold =
                new Reservation(new UUID(0, 1), LINE, 300, "discharge", "desk", at("10:10"), at("12:00"), null);
        String written = of("1-1001", LINE, free, "declaration|provider-1-1001", commitments, List.of(hold));
        isTheSample("home-care-changed", CareRecordJson.withVersion(written, 7));
    }

    @Test
    void writesThePlacesOfTheSample() throws IOException {
        Line line = new Line(new Area("LE3"), "care-home-dementia-nursing");
        Free free = new Free(300, null, null, Free.CanAccept.LIMITED, null, null, new Free.Beds(40, 35, 2));
        Reservation hold =
                new Reservation(new UUID(0, 1), line, 100, "discharge", "desk", at("09:30"), at("12:00"), null);
        String written = of("1-2001", line, free, "import|council-desk", List.of(), List.of(hold));
        isTheSample("places-changed", CareRecordJson.withVersion(written, 2));
    }

    @Test
    void writesTheProviderOfTheSample() throws IOException {
        ProviderDocument document = new ProviderDocument(
                "Ash Homecare",
                List.of("LE3 9", "LE4"),
                2,
                List.of("reablement", "long-term"),
                List.of("dementia", "peg"),
                List.of(new ProviderDocument.Contract("LE3", "reablement", 1)));
        String written = CareRecordJson.of(new Providers.Version("1-1001", 3, at("09:00"), "council-desk", document));
        isTheSample("provider-changed", CareRecordJson.withVersion(written, 3));
    }

    @Test
    void readsThePausedPackageOfTheSample() throws IOException {
        PackageVersion read = sampleOfPackage("paused");
        assertThat(read.version()).isEqualTo(4);
        assertThat(read.providers()).containsExactly("1-1001");
        Commitment taken = read.commitments().getFirst().commitment();
        assertThat(taken.line()).isEqualTo(LINE);
        assertThat(taken.acceptedAt()).isEqualTo("2026-06-03T12:10:00Z");
        assertThat(taken.load().amount()).isEqualTo(1050);
        assertThat(taken.load().doubleHanded()).isEqualTo(1050);
        assertThat(taken.load().slots()).isEqualTo(Map.of("morning", 2L));
        assertThat(taken.pausedAt()).isEqualTo("2026-06-03T14:00:00Z");
    }

    @Test
    void readsEveryPackageOfTheSamples() throws IOException {
        assertThat(sampleOfPackage("offered").commitments()).isEmpty();
        assertThat(sampleOfPackage("accepted").commitments()).hasSize(1);
        assertThat(sampleOfPackage("handed-back").commitments()).isNotEmpty();
    }

    @Test
    void countsEachPromiseOfTheReviewedSampleByItsOwnVisits() throws IOException {
        assertThat(sampleOfPackage("reviewed").commitments())
                .extracting(taken -> taken.commitment().load())
                .containsExactly(
                        new Load(1050, 1050, new TreeMap<>(Map.of("morning", 2L))),
                        new Load(1050, 0, new TreeMap<>(Map.of("lunch", 1L, "tea", 1L))));
    }

    @Test
    void whatIsNoPackageIsRefusedWithoutAWordOfIt() {
        for (String bad : List.of("no json", "{}", "[1]", "{\"package\":\"K\",\"version\":1,\"commitments\":[]}", "")) {
            assertThatThrownBy(() -> PackageJson.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not a package");
        }
    }

    private static String of(
            String provider,
            Line line,
            Free free,
            String source,
            List<Commitment> commitments,
            List<Reservation> holds) {
        Declaration declaration = new Declaration(new UUID(0, 2), line, free, at("09:00"), at("09:00"), source);
        Availability derived = DeriveAvailability.at(
                        new ProviderFacts(provider, List.of(declaration), commitments, holds), NOW)
                .getFirst();
        return CareRecordJson.of(provider, derived, NOW);
    }

    private static PackageVersion sampleOfPackage(String name) throws IOException {
        return PackageJson.read(
                Files.readAllBytes(EVENTS.resolve("samples/homeward.package-of-care." + name + ".v1.json")));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-03T" + time + ":00Z");
    }

    private static void isTheSample(String name, String written) throws IOException {
        assertThat(written)
                .isEqualTo(Files.readString(EVENTS.resolve("samples/homeward.capacity." + name + ".v1.json"))
                        .strip());
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.capacity." + name + ".v1.schema.json").toFile());
        assertThat(JSON.readTree(written).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> schema.path("properties").fieldNames());
    }
}
