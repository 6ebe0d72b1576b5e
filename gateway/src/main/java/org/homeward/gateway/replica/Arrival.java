package org.homeward.gateway.replica;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;

/** What a record of {@code homeward.capacity} turned out to be. */
sealed interface Arrival {

    record OfBed(BedRecord bed, Instant recordedAt) implements Arrival {}

    record OfWard(WardRecord ward) implements Arrival {}

    record OfProvider(ProviderRecord provider) implements Arrival {}

    /**
     * @param inHours home care; otherwise places
     * @param data the record on one line, as streams need it
     */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    record OfCare(CareRecord care, boolean inHours, byte[] data, Instant recordedAt) implements Arrival {}

    /** @param data the record on one line, as streams need it */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    record OfFlat(FlatRecord flat, byte[] data, Instant recordedAt) implements Arrival {}

    record OfBeat(Instant knownAt, Map<String, Instant> heard) implements Arrival {}

    /** A type that this version does not know; normal while services differ in version. */
    record Unknown() implements Arrival {}

    /** @throws PoisonRecord when it can never be understood; nothing of its content is in the message */
    static Arrival of(ConsumerRecord<byte[], byte[]> record) {
        Event event = Envelope.read(record);
        try {
            return switch (event.type()) {
                case "homeward.capacity.bed-changed.v1" ->
                    new OfBed(Wire.JSON.readValue(event.data(), BedRecord.class), event.recordedTime());
                case "homeward.capacity.ward-changed.v1" ->
                    new OfWard(Wire.JSON.readValue(event.data(), WardRecord.class));
                case "homeward.capacity.provider-changed.v1" ->
                    new OfProvider(Wire.JSON.readValue(event.data(), ProviderRecord.class));
                case "homeward.capacity.home-care-changed.v1" -> care(event, true);
                case "homeward.capacity.places-changed.v1" -> care(event, false);
                case "homeward.capacity.flat-changed.v1" -> flat(event);
                case "homeward.capacity.beat.v1" -> beat(Beat.of(event));
                default -> new Unknown();
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    private static Arrival care(Event event, boolean inHours) throws IOException {
        JsonNode data = Wire.JSON.readTree(event.data());
        CareRecord record = Wire.JSON.treeToValue(data, CareRecord.class);
        return new OfCare(record, inHours, Wire.JSON.writeValueAsBytes(data), event.recordedTime());
    }

    private static Arrival flat(Event event) throws IOException {
        JsonNode data = Wire.JSON.readTree(event.data());
        FlatRecord record = Wire.JSON.treeToValue(data, FlatRecord.class);
        return new OfFlat(record, Wire.JSON.writeValueAsBytes(data), event.recordedTime());
    }

    private static Arrival beat(Beat beat) {
        return new OfBeat(beat.knownAt(), beat.heard());
    }

    /** The reader of the wire format, with limits on what a record may make it build. */
    final class Wire {
        private static final int DEEPEST = 16;

        static final ObjectMapper JSON = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        static {
            JSON.getFactory()
                    .setStreamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build());
        }

        private Wire() {}
    }
}
