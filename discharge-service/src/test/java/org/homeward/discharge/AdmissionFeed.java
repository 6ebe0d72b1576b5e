package org.homeward.discharge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;
import org.homeward.local.TestServers;

/** Speaks as admission-service does on {@code homeward.admission}. */
final class AdmissionFeed {

    static final String TOPIC = "homeward.admission";

    private AdmissionFeed() {}

    /** A stay as data of an event. */
    static Event stay(
            String stay, long version, Instant recordedAt, String status, String movements, String expectations) {
        return stay(stay, version, recordedAt, status, null, movements, expectations);
    }

    static Event merged(String stay, long version, Instant recordedAt, String into) {
        return stay(stay, version, recordedAt, "merged", into, "", "");
    }

    private static Event stay(
            String stay,
            long version,
            Instant recordedAt,
            String status,
            String into,
            String movements,
            String expectations) {
        return stay(stay, patient(stay), version, recordedAt, status, into, movements, expectations);
    }

    /** The random id that stands for this name. */
    static String patient(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** A patient in a bed since {@code at}, by name. */
    static Event admittedAs(String name, String stay, long version, Instant at, String place) {
        String movement = movement("A01", at, place, "admitted");
        return stay(stay, patient(name), version, at, "admitted", null, movement, "");
    }

    /** A patient of whom the hospital says whether there is a home. @param trigger A01 or A04, say */
    static Event livingNowhere(String stay, long version, Instant at, String trigger, String status, boolean nowhere) {
        String movement = movement(trigger, at, "RXX01/AE/-/-", status);
        Event event = stay(stay, version, at, status, movement, "");
        String said =
                "\"noFixedAbode\":[{\"event\":\"%s\",\"at\":\"%s\",\"source\":\"PAS|RXX\",\"noFixedAbode\":%s}],\"flags\":[]"
                        .formatted(trigger, Times.format(at), nowhere);
        String data = new String(event.data(), UTF_8).replace("\"flags\":[]", said);
        return event("visit-updated", stay, event.shardKey(), version, at, data);
    }

    /** A patient who came and went, by name. */
    static Event dischargedAs(String name, String stay, long version, Instant came, Instant went, String place) {
        String both = movement("A01", came, place, "admitted") + ',' + movement("A03", went, null, "discharged");
        return stay(stay, patient(name), version, went, "discharged", null, both, "");
    }

    /** Who is joined into this patient, and nobody else. */
    static Event links(String name, long version, String... joined) {
        StringBuilder links = new StringBuilder();
        for (String one : joined) {
            links.append(links.isEmpty() ? "" : ",")
                    .append("{\"patient\":\"%s\",\"into\":\"%s\"}".formatted(patient(one), patient(name)));
        }
        Instant now = Instant.now();
        String data =
                "{\"patient\":\"%s\",\"trust\":\"RXX\",\"links\":[%s],\"source\":\"PAS|RXX\",\"version\":%d,\"recordedAt\":\"%s\"}"
                        .formatted(patient(name), links, version, Times.format(now));
        return event("patient-links-changed", "patient:" + patient(name), "RXX", version, now, data);
    }

    private static Event stay(
            String stay,
            String patient,
            long version,
            Instant recordedAt,
            String status,
            String into,
            String movements,
            String expectations) {
        String trust = stay.substring(0, stay.indexOf(':'));
        String data = """
                {"stay":"%s","trust":"%s","visit":"1","patient":"%s","status":"%s","into":%s,"place":null,\
                "admittedAt":null,"dischargedAt":null,"died":false,"patientClass":"I","specialty":null,\
                "movements":[%s],"expectations":[%s],"flags":[],"contradictions":[],\
                "source":"PAS|%s","version":%d,"recordedAt":"%s"}""".formatted(
                        stay,
                        trust,
                        patient,
                        status,
                        into == null ? "null" : '"' + into + '"',
                        movements,
                        expectations,
                        trust,
                        version,
                        Times.format(recordedAt));
        return event("visit-updated", stay, trust, version, recordedAt, data);
    }

    /** A version as its owner knew it. */
    static Event version(StayVersion version, String status, String movements) {
        String data = """
                {"stay":"%s","trust":"%s","status":"%s","into":%s,"died":%s,"movements":[%s],"expectations":[],\
                "source":"PAS|RXX","version":%d,"recordedAt":"%s"}""".formatted(
                        version.stay(),
                        version.trust(),
                        status,
                        version.into() == null ? "null" : '"' + version.into() + '"',
                        version.died(),
                        movements,
                        version.version(),
                        Times.format(version.recordedAt()));
        return event("visit-updated", version.stay(), version.trust(), version.version(), version.recordedAt(), data);
    }

    static String movement(String event, Instant at, String place, String status) {
        String where = place == null ? "null" : '"' + place + '"';
        return "{\"event\":\"%s\",\"at\":\"%s\",\"place\":%s,\"status\":\"%s\"}"
                .formatted(event, Times.format(at), where, status);
    }

    static Event event(String name, String key, String trust, long version, Instant recordedAt, String data) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + "." + name + ".v1",
                "/homeward/admission-service",
                key,
                recordedAt,
                recordedAt,
                version,
                null,
                key,
                trust,
                data.getBytes(UTF_8));
    }

    /** A patient in a bed since {@code at}. */
    static Event admitted(String stay, long version, Instant at, String place) {
        return stay(stay, version, at, "admitted", movement("A01", at, place, "admitted"), "");
    }

    /** A patient who came and went. */
    static Event discharged(String stay, long version, Instant came, Instant went, String place) {
        String both = movement("A01", came, place, "admitted") + ',' + movement("A03", went, null, "discharged");
        return stay(stay, version, went, "discharged", both, "");
    }

    static void send(List<Event> events) {
        sendRaw(events.stream()
                .map(event -> Envelope.write(TOPIC, KafkaSettings.PARTITIONS, event))
                .toList());
    }

    static void beat(Instant knownAt) {
        List<ProducerRecord<byte[], byte[]>> beats = new ArrayList<>();
        for (int partition = 0; partition < KafkaSettings.PARTITIONS; partition++) {
            String data = "{\"knownAt\":\"" + Times.format(knownAt) + "\"}";
            Event beat = event("beat", "beat/" + partition, "x", knownAt.toEpochMilli(), knownAt, data);
            beats.add(Envelope.writeTo(TOPIC, partition, beat));
        }
        sendRaw(beats);
    }

    static void sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(TestServers.sender().send(record));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
