package org.homeward.capacity.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.junit.jupiter.api.Test;

/** What is left of a declaration, figure by figure. */
class AvailabilityTest {

    private static final Instant NOW = Instant.parse("2026-06-03T10:00:00Z");
    private static final Line LINE = new Line(new Area("LE3 9"), "reablement");

    @Test
    void hasNoMoreHoursByTwoCarersThanAreLeft() {
        Availability left = left(20, 20L, Map.of(), new Load(15, 0, new TreeMap<>()), 0);
        assertThat(left.amount()).isEqualTo(5);
        assertThat(left.doubleHanded()).isEqualTo(5);
        assertThat(left(20, 20L, Map.of(), new Load(0, 0, new TreeMap<>()), 8).doubleHanded())
                .isEqualTo(12);
        assertThat(left(20, 6L, Map.of(), new Load(10, 4, new TreeMap<>()), 0).doubleHanded())
                .isEqualTo(2);
    }

    /** What is held is free again when the hold ends, for two carers too. */
    @Test
    void confirmsWhatIsHeldAsFree() {
        Availability held = left(20, 20L, Map.of(), Load.NONE, 8);
        Free again = Confirmation.of(held, NOW).orElseThrow().free();
        assertThat(again.amount()).isEqualTo(20);
        assertThat(again.doubleHanded()).isEqualTo(20);
    }

    @Test
    void takesAnEveningVisitOffTheBandInWhichItIsMade() {
        assertThat(slots(Map.of("bed", 2L), 1)).isEqualTo(Map.of("bed", 1L));
        assertThat(slots(Map.of("tea", 2L), 1)).isEqualTo(Map.of("tea", 1L));
        assertThat(slots(Map.of("tea", 2L, "bed", 1L), 2)).isEqualTo(Map.of("tea", 1L, "bed", 0L));
        assertThat(slots(Map.of("evening", 1L, "bed", 1L), 1)).isEqualTo(Map.of("evening", 0L, "bed", 1L));
        assertThat(slots(Map.of("tea", 1L, "bed", 1L), 3)).isEqualTo(Map.of("tea", 0L, "bed", -1L));
        assertThat(slots(Map.of("morning", 1L), 3)).isEqualTo(Map.of("morning", 1L));
    }

    @Test
    void hasTheBandsThatTheGatewayHasToo() throws IOException {
        JsonNode bands = new ObjectMapper()
                .readTree(Path.of("../docs/events/time-bands.json").toFile())
                .path("meeting");
        assertThat(bands.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(Band.CODES);
        for (String band : Band.CODES) {
            assertThat(bands.path(band)).extracting(JsonNode::asText).isEqualTo(Band.meeting(band));
        }
    }

    @Test
    void hasTheServicesThatTheGatewayIsAskedFor() throws IOException {
        JsonNode services = new ObjectMapper()
                .readTree(Path.of("../docs/events/care-services.json").toFile());
        for (Unit unit : Unit.values()) {
            assertThat(services.path(unit.name().toLowerCase(Locale.ROOT)))
                    .extracting(JsonNode::asText)
                    .containsExactlyElementsOf(CareService.codes(unit));
        }
    }

    private static Map<String, Long> slots(Map<String, Long> declared, long evenings) {
        Load taken = new Load(1, 0, new TreeMap<>(Map.of("evening", evenings)));
        return left(20, null, declared, taken, 0).slots();
    }

    private static Availability left(long hours, Long byTwo, Map<String, Long> slots, Load accepted, long held) {
        Free free = new Free(hours, byTwo, new TreeMap<>(slots), Free.CanAccept.YES, null, null, null);
        Declaration declaration = new Declaration(new UUID(1, 1), LINE, free, NOW, NOW, "test");
        return new Availability(LINE, declaration, accepted, Load.NONE, Load.of(held), Load.NONE, NOW);
    }
}
