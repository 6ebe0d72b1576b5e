package org.homeward.capacity.care.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.care.persistence.Demands;
import org.homeward.capacity.care.persistence.Demands.CaseVersion;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Hears on {@code homeward.medically-fit} on which pathway people leave hospital; one poll, one transaction. */
@ApplicationScoped
public class CaseConsumer implements Handler {

    public static final String TOPIC = "homeward.medically-fit";
    private static final String PREFIX = TOPIC + ".";
    private static final String BEAT = PREFIX + "beat.v1";
    private static final Set<String> OVER = Set.of("died", "cancelled", "merged");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;
    private final Demands demands;

    CaseConsumer(Transactions transactions, Demands demands) {
        this.transactions = transactions;
        this.demands = demands;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        List<CaseVersion> versions = read(polled);
        if (!versions.isEmpty()) {
            transactions.perform(connection -> demands.keep(connection, versions));
        }
    }

    /** @throws PoisonRecord for a record that can never be applied */
    static List<CaseVersion> read(List<ConsumerRecord<byte[], byte[]>> polled) {
        List<CaseVersion> versions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            String type = Envelope.typeOf(record);
            if (type == null || type.startsWith(PREFIX) && type.endsWith(".v1") && !type.equals(BEAT)) {
                versions.add(version(record));
            }
        }
        return versions;
    }

    private static CaseVersion version(ConsumerRecord<byte[], byte[]> record) {
        Event event = Envelope.read(record);
        try {
            JsonNode data = JSON.readTree(event.data());
            JsonNode last = data.path("pathways").path(data.path("pathways").size() - 1);
            if (!data.path("stay").isTextual() || !data.path("status").isTextual()) {
                throw new PoisonRecord(record, "payload-malformed");
            }
            return new CaseVersion(
                    data.path("stay").textValue(),
                    event.version(),
                    event.recordedTime(),
                    last.path("pathway").isInt() ? last.path("pathway").intValue() : null,
                    time(last, "at"),
                    time(data, "dischargedAt"),
                    OVER.contains(data.path("status").textValue()));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    private static @Nullable Instant time(JsonNode data, String name) {
        return data.path(name).isTextual() ? Times.parse(data.path(name).textValue()) : null;
    }
}
