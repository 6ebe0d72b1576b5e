package org.homeward.capacity.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.ApplyAdmissionEvents.Batch;
import org.homeward.capacity.persistence.PatientLinks;
import org.homeward.capacity.persistence.StayJson;
import org.homeward.capacity.persistence.Stays.Received;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;

/** The records of one poll of {@code homeward.admission} as facts. Types that nobody knows here are passed over. */
final class AdmissionRecords {

    private static final String PREFIX = "homeward.admission.";
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

    private final Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());

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
        if (type != null && !isKnown(nameOf(type))) {
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
        switch (name) {
            case "beat" -> batch.beats().merge(partition, Beat.of(event).knownAt(), AdmissionRecords::later);
            case "bed-status-changed" -> batch.statuses().addAll(BedStatusJson.read(event));
            case "patient-links-changed" -> batch.links().add(links(event));
            case "patients-swapped" -> addSwapped(event);
            default -> batch.stays().add(new Received(StayJson.read(event.data()), event.data()));
        }
    }

    /** Both stays under the swap's own key; each also comes alone, under its own. */
    private void addSwapped(Event event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        if (!data.path("stays").isArray()) {
            batch.stays().add(new Received(StayJson.read(event.data()), event.data()));
            return;
        }
        for (JsonNode stay : data.path("stays")) {
            byte[] bytes = JSON.writeValueAsBytes(stay);
            batch.stays().add(new Received(StayJson.read(bytes), bytes));
        }
    }

    private static PatientLinks.Links links(Event event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        return new PatientLinks.Links(
                text(data, "patient"), text(data, "trust"), event.version(), event.recordedTime(), event.data());
    }

    static String text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not such an event");
        }
        return value.textValue();
    }

    private static boolean isKnown(String name) {
        return ABOUT_A_STAY.contains(name)
                || name.equals("beat")
                || name.equals("bed-status-changed")
                || name.equals("patient-links-changed");
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
