package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;
import org.homeward.local.TestServers;

/** Speaks as admission-service and capacity-service do. */
final class Feeds {

    private static final String ADMISSION = "homeward.admission";
    private static final String CAPACITY = "homeward.capacity";

    private Feeds() {}

    /** A stay: admitted at this instant, and as it stands now. */
    static void stay(String stay, String person, long version, String status, Instant admittedAt) {
        stay(stay, person, version, status, admittedAt, false, null);
    }

    static void stay(
            String stay, String person, long version, String status, Instant admittedAt, boolean died, String into) {
        String trust = stay.substring(0, stay.indexOf(':'));
        Instant now = Instant.now();
        String movement = movement("A01", admittedAt, "\"RXX01/W1/B1/1\"", "admitted")
                + (status.equals("discharged") ? "," + movement("A03", now, "null", status) : "");
        String data = """
                {"stay":"%s","trust":"%s","visit":"1","patient":"%s","status":"%s","into":%s,"place":null,\
                "admittedAt":null,"dischargedAt":null,"died":%s,"patientClass":"I","specialty":null,\
                "movements":[%s],"expectations":[],"flags":[],"contradictions":[],\
                "source":"PAS|%s","version":%d,"recordedAt":"%s"}""".formatted(
                        stay,
                        trust,
                        id(person),
                        status,
                        into == null ? "null" : '"' + into + '"',
                        died,
                        movement,
                        trust,
                        version,
                        Times.format(now));
        send(ADMISSION, event(ADMISSION + ".visit-updated.v1", "stay:" + stay, trust, version, now, data));
    }

    /** Who is joined into a patient from now on; nobody takes every link back. */
    static void links(String survivor, long version, String... joined) {
        String into = id(survivor);
        String links = Stream.of(joined)
                .map(patient -> "{\"patient\":\"%s\",\"into\":\"%s\"}".formatted(id(patient), into))
                .collect(Collectors.joining(","));
        Instant now = Instant.now();
        String data = """
                {"patient":"%s","trust":"RXX","links":[%s],"source":"PAS|RXX","version":%d,"recordedAt":"%s"}""".formatted(into, links, version, Times.format(now));
        send(ADMISSION, event(ADMISSION + ".patient-links-changed.v1", "patient:" + into, "RXX", version, now, data));
    }

    /** The id that admission-service gives this person. */
    static String id(String person) {
        return UUID.nameUUIDFromBytes(person.getBytes(UTF_8)).toString();
    }

    private static String movement(String event, Instant at, String place, String status) {
        return "{\"event\":\"%s\",\"at\":\"%s\",\"place\":%s,\"status\":\"%s\"}"
                .formatted(event, Times.format(at), place, status);
    }

    /** A provider of reablement in district LE3. */
    static void provider(String id, int tier) {
        provider(id, tier, "LE3");
    }

    static void provider(String id, int tier, String area) {
        Instant now = Instant.now();
        String data = """
                {"provider":"%s","name":"%s","areas":["%s"],"tier":%d,"services":["reablement"],"skills":[],\
                "contracts":[],"observedAt":"%s","source":"test","version":1}""".formatted(id, id, area, tier, Times.format(now));
        send(CAPACITY, event(CAPACITY + ".provider-changed.v1", "provider:" + id, id, 1, now, data));
    }

    private static Event event(String type, String key, String shard, long version, Instant at, String data) {
        return new Event(
                UUID.randomUUID().toString(),
                type,
                "/homeward/test",
                key,
                at,
                at,
                version,
                null,
                key,
                shard,
                data.getBytes(UTF_8));
    }

    private static void send(String topic, Event event) {
        try {
            TestServers.sender()
                    .send(Envelope.write(topic, KafkaSettings.PARTITIONS, event))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
