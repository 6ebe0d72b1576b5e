package org.homeward.housing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.jspecify.annotations.Nullable;

/** What discharge cases on {@code homeward.medically-fit} say of when a stay is expected to end. */
final class CaseRecords {

    private static final String BEAT = Plumbing.CASES + ".beat.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

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
        return new Expected(stay, date(data.path("expectedDischarges")), event.version(), event.recordedTime());
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
