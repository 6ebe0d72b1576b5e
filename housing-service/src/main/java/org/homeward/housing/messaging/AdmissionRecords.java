package org.homeward.housing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.housing.ApplyAdmissionEvents.Batch;
import org.homeward.housing.persistence.People.Links;
import org.homeward.housing.persistence.Stays.StayVersion;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** The records of one poll of {@code homeward.admission} as facts. What is not about a stay is passed over. */
final class AdmissionRecords {

    private static final String PREFIX = "homeward.admission.";
    private static final String LINKS = "patient-links-changed";
    private static final Set<String> ABOUT_A_STAY = Set.of(
            "patient-admitted",
            "patient-transferred",
            "patient-discharged",
            "patient-registered",
            "patient-preadmitted",
            "became-inpatient",
            "became-outpatient",
            "visit-updated",
            "admission-cancelled",
            "transfer-cancelled",
            "discharge-cancelled",
            "admission-expected",
            "transfer-expected",
            "discharge-expected",
            "patients-swapped",
            "leave-started",
            "leave-ended",
            "visit-deleted",
            "expected-discharge-cancelled",
            "expected-transfer-cancelled",
            "expected-admission-cancelled",
            "person-added",
            "person-updated",
            "patients-merged",
            "patients-unmerged",
            "preadmission-cancelled",
            "visits-merged",
            "visit-moved",
            "patient-number-changed",
            "leave-cancelled",
            "return-cancelled",
            "stay-merged");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new HashMap<>());

    private AdmissionRecords() {}

    /** @throws PoisonRecord for a record that can never be applied */
    static Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
        AdmissionRecords facts = new AdmissionRecords();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            facts.add(record);
        }
        return facts.batch;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        String type = Envelope.typeOf(record);
        if (type != null
                && !ABOUT_A_STAY.contains(nameOf(type))
                && !nameOf(type).equals(LINKS)
                && !nameOf(type).equals("beat")) {
            return;
        }
        Event event = Envelope.read(record);
        try {
            add(record.partition(), nameOf(event.type()), event);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    private void add(int partition, String name, Event event) throws IOException {
        if (name.equals("beat")) {
            batch.beats().merge(partition, Beat.of(event).knownAt(), AdmissionRecords::later);
            return;
        }
        JsonNode data = JSON.readTree(event.data());
        if (name.equals(LINKS)) {
            batch.links().add(links(data, event));
            return;
        }
        JsonNode both = data.path("stays");
        if (!name.equals("patients-swapped") || !both.isArray()) {
            batch.stays().add(stay(data));
            return;
        }
        for (JsonNode one : both) {
            batch.stays().add(stay(one));
        }
    }

    private static Links links(JsonNode data, Event event) {
        if (!data.path("links").isArray()) {
            throw new IllegalArgumentException("not the links of a patient");
        }
        List<String> joined = new ArrayList<>();
        data.path("links").forEach(link -> joined.add(text(link, "patient")));
        return new Links(text(data, "patient"), joined, event.version(), event.recordedTime());
    }

    private static StayVersion stay(JsonNode data) {
        long version = data.path("version").asLong();
        if (version < 1) {
            throw new IllegalArgumentException("not a stay");
        }
        return new StayVersion(
                text(data, "stay"),
                text(data, "trust"),
                textOrNull(data, "patient"),
                textOrNull(data, "into"),
                text(data, "status"),
                timeOrNull(data, "admittedAt"),
                timeOrNull(data, "dischargedAt"),
                data.path("died").asBoolean(),
                textOrNull(data, "patientClass"),
                textOrNull(data, "admissionMethod"),
                version,
                Times.parse(text(data, "recordedAt")));
    }

    private static @Nullable Instant timeOrNull(JsonNode data, String name) {
        String text = textOrNull(data, name);
        return text == null ? null : Times.parse(text);
    }

    private static @Nullable String textOrNull(JsonNode data, String name) {
        return data.hasNonNull(name) ? text(data, name) : null;
    }

    private static String text(JsonNode data, String name) {
        String text = data.path(name).asText("");
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a stay");
        }
        return text;
    }

    private static String nameOf(String type) {
        return type.startsWith(PREFIX) && type.endsWith(".v1")
                ? type.substring(PREFIX.length(), type.length() - ".v1".length())
                : "";
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
