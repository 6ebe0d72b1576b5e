package org.homeward.discharge.care.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.care.domain.Answering;
import org.homeward.discharge.care.domain.Band;
import org.homeward.discharge.care.domain.Brokerage;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Moment;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Provider;
import org.homeward.discharge.care.domain.Reviewing;
import org.homeward.discharge.care.domain.Rules;
import org.homeward.discharge.care.domain.Service;
import org.homeward.discharge.care.domain.Visit;
import org.homeward.discharge.care.domain.Visiting;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class PackageSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");

    @Test
    void writesAPackageThatIsOffered() throws IOException {
        isAsSampled("offered", offered(), 1);
    }

    @Test
    void writesAPackageThatIsAccepted() throws IOException {
        isAsSampled("accepted", accepted(), 2);
    }

    @Test
    void writesAPackageThatIsPaused() throws IOException {
        isAsSampled("paused", after(Visiting.pause(started(), market(NOON.plusSeconds(7200)))), 4);
    }

    @Test
    void writesAPackageThatIsHandedBackBeforeTheLastVisit() throws IOException {
        isAsSampled(
                "handed-back",
                after(Visiting.handBack(started(), NOON.plusSeconds(86_400), market(NOON.plusSeconds(7200)))),
                4);
    }

    /** The same hours at other times of the day, by one carer. */
    @Test
    void writesAPackageThatIsReviewed() throws IOException {
        List<Visit> visits = List.of(
                new Visit(Band.LUNCH, 45, 1, EnumSet.allOf(DayOfWeek.class)),
                new Visit(Band.TEA, 45, 1, EnumSet.allOf(DayOfWeek.class)));
        isAsSampled("reviewed", after(Reviewing.review(started(), visits, market(NOON.plusSeconds(7200)))), 4);
    }

    @Test
    void readsAPromiseFromBeforeItsVisitsWereKept() {
        PackageOfCare known = started();
        String old = PackageText.write(known).replaceAll("(\"paused\":false),\"visits\":\\[.*?}]", "$1");
        assertThat(old).isNotEqualTo(PackageText.write(known));
        assertThat(PackageText.read(known.id(), known.stay(), known.trust(), old, known.offers()))
                .isEqualTo(known);
    }

    @Test
    void readsWhatItKeeps() {
        for (PackageOfCare known : List.of(
                offered(),
                accepted(),
                started(),
                after(Visiting.pause(started(), market(NOON))),
                after(Visiting.handBack(started(), NOON, market(NOON))),
                after(Visiting.handBack(after(Visiting.pause(started(), market(NOON))), NOON, market(NOON))),
                after(Visiting.end(accepted(), "declined-by-person", null, NOON)),
                after(Visiting.end(started(), "completed", "signposted", NOON)),
                after(Visiting.lapse(
                        after(Visiting.pause(started(), market(NOON))), NOON.plus(Rules.USUAL.lapseAfter()))),
                after(Brokerage.request(draft(), new Market(List.of(), Rules.USUAL, NOON))))) {
            assertThat(PackageText.read(
                            known.id(), known.stay(), known.trust(), PackageText.write(known), known.offers()))
                    .isEqualTo(known);
        }
    }

    private static void isAsSampled(String what, PackageOfCare known, long version) throws IOException {
        String written =
                PackageJson.event(known, version, NOON.plusSeconds(7200)).toString();
        Path sample = EVENTS.resolve("samples/homeward.package-of-care." + what + ".v1.json");
        assertThat(written).isEqualTo(Files.readString(sample).strip());
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.package-of-care.v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }

    private static PackageOfCare draft() {
        Visit mornings = new Visit(Band.MORNING, 45, 2, EnumSet.allOf(DayOfWeek.class));
        Need need = new Need(
                Service.REABLEMENT,
                "LE3 9",
                List.of(mornings),
                List.of("dementia"),
                Instant.parse("2026-06-05T23:00:00Z"),
                "discharge-fund");
        var whose = new PackageOfCare.Whose("RXX:2139", "RXX", "6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21");
        return PackageOfCare.draft(UUID.fromString("0d1c7c1e-6f0a-4f0e-9a0e-1b2c3d4e5f60"), whose, need, null, NOON);
    }

    private static PackageOfCare offered() {
        return after(Brokerage.request(draft(), market(NOON)));
    }

    private static PackageOfCare accepted() {
        return after(Answering.accept(
                offered(), offered().offers().getFirst().id(), NOON.plusSeconds(86_400), NOON.plusSeconds(600)));
    }

    private static PackageOfCare started() {
        return after(Visiting.start(accepted(), Moment.at(NOON.plusSeconds(3600)), NOON.plusSeconds(3600)));
    }

    private static Market market(Instant now) {
        return new Market(List.of(provider("1-1001", 1), provider("1-1002", 2)), Rules.USUAL, now);
    }

    private static Provider provider(String id, int tier) {
        return new Provider(id, tier, Set.of("LE3"), Set.of("reablement"), Set.of(), List.of());
    }

    private static PackageOfCare after(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).after();
    }
}
