package org.homeward.discharge.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.discharge.ApplyAdmissionEvents.Batch;
import org.homeward.discharge.persistence.StayJson;
import org.homeward.discharge.persistence.Stays.Received;
import org.homeward.discharge.person.persistence.People.Link;
import org.homeward.discharge.person.persistence.People.Links;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;

/**
 * The records of one poll of {@code homeward.admission} as facts. What is not about a stay or about who a patient
 * is is passed over: beds, and what nobody knows here.
 */
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
        if (name.equals(LINKS)) {
            batch.links().add(links(event));
            return;
        }
        JsonNode both =
                name.equals("patients-swapped") ? JSON.readTree(event.data()).path("stays") : null;
        if (both == null || !both.isArray()) {
            add(event.data());
            return;
        }
        for (JsonNode stay : both) {
            add(JSON.writeValueAsBytes(stay));
        }
    }

    private static Links links(Event event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        List<Link> links = new ArrayList<>();
        for (JsonNode link : data.path("links")) {
            links.add(new Link(text(link, "patient"), text(link, "into")));
        }
        return new Links(text(data, "patient"), event.version(), links);
    }

    private static String text(JsonNode data, String name) {
        String text = data.path(name).asText("");
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not such an event");
        }
        return text;
    }

    private void add(byte[] stay) {
        batch.stays().add(new Received(StayJson.read(stay), stay));
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
