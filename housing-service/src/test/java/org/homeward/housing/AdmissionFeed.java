package org.homeward.housing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;
import org.homeward.local.TestServers;

/** Speaks as admission-service does on {@code homeward.admission}. */
public final class AdmissionFeed {

    private static final String TOPIC = "homeward.admission";

    private AdmissionFeed() {}

    /** The random id that stands for the patient of this stay. */
    public static String patient(String stay) {
        return UUID.nameUUIDFromBytes(stay.getBytes(UTF_8)).toString();
    }

    public static void admitted(String stay) {
        send(stay, 1, "admitted", null);
    }

    /** A stay from one time to another, of this patient, who came through A&E. @param ended null while it lasts */
    public static void stayed(String stay, String patient, Instant admitted, Instant ended, boolean died) {
        stayed(stay, patient, admitted, ended, died, "21");
    }

    /** The same with its method of admission. @param method null where nobody has said */
    public static void stayed(
            String stay, String patient, Instant admitted, Instant ended, boolean died, String method) {
        String data = """
                {"stay":"%s","trust":"%s","visit":"1","patient":"%s","status":"%s","into":null,"place":null,\
                "admittedAt":"%s","dischargedAt":%s,"died":%s,"patientClass":"I","admissionMethod":%s,"movements":[],"expectations":[],\
                "version":9,"recordedAt":"%s"}""".formatted(
                        stay,
                        trust(stay),
                        patient,
                        ended == null ? "admitted" : "discharged",
                        Times.format(admitted),
                        ended == null ? "null" : '"' + Times.format(ended) + '"',
                        died,
                        method == null ? "null" : '"' + method + '"',
                        Times.format(Instant.now()));
        send(TOPIC, event(TOPIC + ".visit-updated.v1", stay, trust(stay), 9, data));
    }

    /** Says that a patient is the same person as another, who survives. */
    public static void joined(String survivor, String joined, long version) {
        String data = """
                {"patient":"%s","trust":"RXX","links":[{"patient":"%s","into":"%s"}],"source":"x","version":%d,\
                "recordedAt":"%s"}""".formatted(survivor, joined, survivor, version, Times.format(Instant.now()));
        send(TOPIC, event(TOPIC + ".patient-links-changed.v1", "patient:" + survivor, "RXX", version, data));
    }

    /** A case with its ready date. @param reason of a delay, none if null */
    public static void ready(String stay, String day, String reason) {
        String delays = reason == null ? "" : "{\"reason\":\"" + reason + "\"}";
        String data = """
                {"stay":"%s","trust":"%s","dischargeReadyDate":"%s","expectedDischarges":[],"delays":[%s],"version":9}""".formatted(stay, trust(stay), day, delays);
        send(
                "homeward.medically-fit",
                event("homeward.medically-fit.declared.v1", "case:" + stay, trust(stay), 9, data));
    }

    private static Event event(String type, String key, String shard, long version, String data) {
        Instant at = Instant.now();
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

    private static String trust(String stay) {
        return stay.substring(0, stay.indexOf(':'));
    }

    public static void merged(String stay, long version, String into) {
        send(stay, version, "merged", into);
    }

    /** @param status that the stay has from this version on */
    public static void became(String stay, long version, String status) {
        send(stay, version, status, null);
    }

    private static void send(String stay, long version, String status, String into) {
        String trust = stay.substring(0, stay.indexOf(':'));
        Instant at = Instant.now();
        String data = """
                {"stay":"%s","trust":"%s","visit":"1","patient":"%s","status":"%s","into":%s,"place":null,\
                "admittedAt":"%s","dischargedAt":null,"movements":[],"expectations":[],"version":%d,\
                "recordedAt":"%s"}""".formatted(
                        stay,
                        trust,
                        patient(stay),
                        status,
                        into == null ? "null" : '"' + into + '"',
                        Times.format(at),
                        version,
                        Times.format(at));
        send(
                TOPIC,
                new Event(
                        UUID.randomUUID().toString(),
                        TOPIC + ".visit-updated.v1",
                        "/homeward/admission-service",
                        stay,
                        at,
                        at,
                        version,
                        null,
                        stay,
                        trust,
                        data.getBytes(UTF_8)));
    }

    /** Speaks as discharge-service does on {@code homeward.medically-fit}. @param days versions of the expected date */
    public static void expected(String stay, long version, String days) {
        String trust = stay.substring(0, stay.indexOf(':'));
        Instant at = Instant.now();
        String data = "{\"stay\":\"%s\",\"trust\":\"%s\",\"expectedDischarges\":[%s],\"version\":%d}"
                .formatted(stay, trust, days, version);
        send(
                "homeward.medically-fit",
                new Event(
                        UUID.randomUUID().toString(),
                        "homeward.medically-fit.discharge-expected.v1",
                        "/homeward/discharge-service",
                        stay,
                        at,
                        at,
                        version,
                        null,
                        "case:" + stay,
                        trust,
                        data.getBytes(UTF_8)));
    }

    /** A discharge case with what it says of the person's home. @param flag no-fixed-abode, threatened or none */
    public static void flagged(String stay, long version, String status, String flag) {
        flagged(stay, version, status, flag, "");
    }

    /** The same with versions of the expected date. */
    public static void flagged(String stay, long version, String status, String flag, String days) {
        String trust = stay.substring(0, stay.indexOf(':'));
        Instant at = Instant.now();
        String data = """
                {"stay":"%s","trust":"%s","status":"%s","expectedDischarges":[%s],"housingFlag":{"flag":"%s","by":"ann",\
                "at":"%s","proposed":false},"version":%d}""".formatted(stay, trust, status, days, flag, Times.format(at), version);
        send(
                "homeward.medically-fit",
                new Event(
                        UUID.randomUUID().toString(),
                        "homeward.medically-fit.case-changed.v1",
                        "/homeward/discharge-service",
                        stay,
                        at,
                        at,
                        version,
                        null,
                        "case:" + stay,
                        trust,
                        data.getBytes(UTF_8)));
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
