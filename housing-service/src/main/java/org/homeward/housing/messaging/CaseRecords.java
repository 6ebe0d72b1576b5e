package org.homeward.housing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.housing.persistence.ExpectedDischarges.Home;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.jspecify.annotations.Nullable;

/** What discharge cases on {@code homeward.medically-fit} say of when a stay is expected to end, and of the person's home. */
final class CaseRecords {

    private static final String BEAT = Plumbing.CASES + ".beat.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** National reasons for which housing, adaptations or equipment are waited for (facts, sections 1.4.2 and 3.4). */
    private static final Set<String> FOR_HOUSING = Set.of("CA4", "CA9", "CA10", "IF4", "WB4");

    private static final Set<String> NO_HOME = Set.of("no-fixed-abode", "threatened");
    private static final Set<String> NOBODY_TO_ASK = Set.of("cancelled", "died", "merged");
    private static final Set<String> OPEN = Set.of("expected", "in-hospital", "ready");

    private CaseRecords() {}

    /** @throws PoisonRecord for a record that can never be applied */
    static List<Expected> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Expected> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!BEAT.equals(Envelope.typeOf(record))) {
                all.add(read(record));
            }
        }
        return all;
    }

    private static Expected read(ConsumerRecord<byte[], byte[]> record) {
        Event event = Envelope.read(record);
        try {
            return read(event);
        } catch (IOException | IllegalArgumentException | DateTimeParseException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    static Expected read(Event event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        String stay = data.path("stay").asText("");
        if (stay.isEmpty() || stay.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a case");
        }
        return new Expected(
                stay,
                date(data.path("expectedDischarges")),
                home(data),
                data.hasNonNull("dischargeReadyDate")
                        ? LocalDate.parse(data.path("dischargeReadyDate").asText())
                        : null,
                hasHousingDelay(data.path("delays")),
                event.version(),
                event.recordedTime());
    }

    private static Home home(JsonNode data) {
        String status = data.path("status").asText("");
        boolean flagged =
                NO_HOME.contains(data.path("housingFlag").path("flag").asText("")) && !NOBODY_TO_ASK.contains(status);
        String trust = data.path("trust").asText("");
        if (flagged && (trust.isEmpty() || trust.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("not a case");
        }
        return new Home(trust, flagged, OPEN.contains(status));
    }

    private static boolean hasHousingDelay(JsonNode delays) {
        for (JsonNode delay : delays) {
            if (FOR_HOUSING.contains(delay.path("reason").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The last date that a person has set; until then the last one that a feed proposes. */
    private static @Nullable LocalDate date(JsonNode versions) {
        LocalDate proposed = null;
        LocalDate set = null;
        for (JsonNode version : versions) {
            LocalDate date = LocalDate.parse(version.path("date").asText());
            if (version.path("proposed").asBoolean()) {
                proposed = date;
            } else {
                set = date;
            }
        }
        return set == null ? proposed : set;
    }
}
