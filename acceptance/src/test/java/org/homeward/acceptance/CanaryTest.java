package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.homeward.acceptance.rig.Checks;
import org.homeward.acceptance.rig.TopicHeads;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.homeward.local.mllp.MllpConnection;
import org.junit.jupiter.api.Test;

/**
 * S25: a canary patient's name and numbers appear in no log (the database's own included), metric, answer that refuses,
 * key of an event, event about a way out or a home, or header of a dead letter.
 */
class CanaryTest {

    private static final String NAME = "ZZQCANARY";
    private static final String NHS_NUMBER = "9990000018";
    private static final String LOCAL_NUMBER = "LN77123QX";
    private static final String TELEPHONE = "07700 900417";

    /** A housing authority that cannot be reached, and is given up after the first attempt. */
    private static final String AUTHORITY = "E06000002";

    private final Stack stack = SharedStack.get().stack();
    private final List<String> seen = new ArrayList<>();

    @Test
    void showsACanaryPatientNowhereOutsideTheStore() throws Exception {
        sendOfEveryKind();
        sendWhatTheDatabaseRefuses();
        writeAboutTheWayOut();
        referToAnAuthorityThatCannotBeReached();
        seen.addAll(askWithUrlsThatName());
        seen.addAll(headersOfADeadLetter());
        Checks checks = new Checks(stack, Duration.ofSeconds(30));
        checks.settled(checks::topicsEndAtTheTables);
        seen.addAll(TopicHeads.read(stack.kafka(), "homeward.admission").keySet());
        seen.addAll(TopicHeads.read(stack.kafka(), "homeward.capacity").keySet());
        seen.addAll(everythingOn("homeward.medically-fit"));
        seen.addAll(everythingOn("homeward.referral"));
        for (Part service : List.of(Part.ADMISSION, Part.CAPACITY, Part.DISCHARGE, Part.HOUSING, Part.GATEWAY)) {
            seen.add(get(stack.service(service).resolve("/q/metrics")));
        }
        try (Stream<Path> logs = Files.list(SharedStack.get().folder().resolve("logs"))) {
            for (Path log : logs.toList()) {
                seen.add(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(seen).noneMatch(text -> text.contains(NAME));
        assertThat(seen).noneMatch(text -> text.contains(NHS_NUMBER));
        assertThat(seen).noneMatch(text -> text.contains(LOCAL_NUMBER));
        assertThat(seen).noneMatch(text -> text.contains(TELEPHONE));
    }

    /** Taken, parked, refused, unreadable, and by HTTP with a mistake: each way on which a value could slip out. */
    private void sendOfEveryKind() throws IOException, InterruptedException {
        String sound = message("ADT^A01", "C1", "20260603102700");
        try (MllpConnection mllp = new MllpConnection(stack.mllp(), Duration.ofSeconds(20))) {
            for (String message : List.of(
                    sound,
                    sound.replace("||19500101|2", "||19500102|2"),
                    message("ADT^A02", "C2", "not-a-time-" + NAME),
                    message("ADT^A99", "C3", "20260603102700"),
                    message("ADT^A01", "C4", "20260603102700").replace("PV1|", "ZV1|"),
                    message("ADT^A40", "C5", "20260603102700"))) {
                seen.add(mllp.ask(message.getBytes(StandardCharsets.UTF_8)).text());
            }
        }
        FrontDoor operator = new FrontDoor(stack.gateway(), stack.token("operator", null));
        seen.add(operator.post("/v1/admission-events", List.of(NAME, NHS_NUMBER))
                .body()
                .toString());
        seen.add(operator.post("/v1/holds", Map.of("bed", NAME)).body().toString());
        seen.add(
                operator.get("/v1/stays/" + LOCAL_NUMBER.substring(0, 2)).body().toString());
    }

    /** PostgreSQL quotes the row that it refuses; nobody may repeat that, its own log included. */
    private void sendWhatTheDatabaseRefuses() throws IOException, InterruptedException, SQLException {
        perform("alter table identifier add constraint canary check (number <> '" + LOCAL_NUMBER + "X') not valid");
        try (MllpConnection mllp = new MllpConnection(stack.mllp(), Duration.ofSeconds(20))) {
            String message = message("ADT^A01", "C6", "20260603102700").replace(LOCAL_NUMBER, LOCAL_NUMBER + "X");
            seen.add(mllp.ask(message.getBytes(StandardCharsets.UTF_8)).text());
        } finally {
            perform("alter table identifier drop constraint canary");
        }
        seen.add(new FrontDoor(stack.gateway(), stack.token("operator", null))
                .get("/v1/parked-messages")
                .ok()
                .toString());
        assertThat(seen.getLast()).as("it was refused and is parked").contains("could-not-be-applied");
    }

    /** What wards and hubs write in their own words may name anybody; it is in their answers and in no event. */
    private void writeAboutTheWayOut() {
        FrontDoor operator = new FrontDoor(stack.gateway(), stack.token("operator", null));
        String stay = "/v1/stays/RCN:CV1";
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.get("/v1/discharge-cases/RCN:CV1").status() == 200);
        operator.post(stay + "/criteria-to-reside", Map.of("code", "none", "assessedBy", NAME))
                .ok();
        operator.put(
                        stay + "/expected-discharge",
                        Map.of("date", LocalDate.now().plusDays(3).toString(), "reason", NAME))
                .ok();
        operator.put(stay + "/clinical-criteria", Map.of("criteria", NAME)).ok();
        operator.put("/v1/discharge-cases/RCN:CV1/coordinator", Map.of("name", NAME, "organisation", "E06"))
                .ok();
        operator.post(stay + "/delays", Map.of("reason", "CA1", "owner", NAME, "organisation", "E06"))
                .ok();
        assertThat(operator.get("/v1/discharge-cases/RCN:CV1").ok().toString()).contains(NAME);
    }

    /** Refused, raised, stuck, and withdrawn: who it is stands in the answer of the one referral alone, and then nowhere. */
    private void referToAnAuthorityThatCannotBeReached() throws IOException, InterruptedException {
        String authority = "HOMEWARD_AUTHORITY_" + AUTHORITY;
        stack.restart(
                Part.HOUSING,
                Map.of(
                        authority + "_WEBHOOK",
                        "http://127.0.0.1:1/referrals",
                        authority + "_SECRET",
                        "canary",
                        "HOMEWARD_DELIVERY_GIVE_UP",
                        "0s"));
        stack.awaitReady(Part.HOUSING);
        FrontDoor ward = new FrontDoor(stack.gateway(), stack.token("hospital", "RCN"));
        seen.add(ward.post("/v1/referrals", duty("W06000015", Map.of("phone", TELEPHONE)))
                .body()
                .toString());
        seen.add(ward.post("/v1/referrals", duty(AUTHORITY, TELEPHONE)).body().toString());
        JsonNode raised = ward.post("/v1/referrals", duty(AUTHORITY, Map.of("phone", TELEPHONE)))
                .ok();
        seen.add(raised.toString());
        String referral = "/v1/referrals/" + raised.path("id").asText();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ward.get(referral).ok().path("status").asText().equals("stuck"));
        assertThat(ward.get(referral).ok().toString()).contains(NAME, TELEPHONE);
        seen.add(ward.get("/v1/referrals?status=stuck").ok().toString());
        seen.add(ward.post(referral + "/receipt", Map.of("reference", NAME))
                .body()
                .toString());
        seen.add(ward.post(referral + "/withdraw", Map.of()).ok().toString());
        seen.add(ward.get(referral).ok().toString());
        seen.add(get(stack.service(Part.HOUSING).resolve("/q/metrics")));
        stack.restart(Part.HOUSING, Map.of());
        stack.awaitReady(Part.HOUSING);
    }

    private static Map<String, Object> duty(String authority, Object contact) {
        return Map.of(
                "type",
                "duty-to-refer",
                "stay",
                "RCN:CV1",
                "name",
                NAME,
                "contact",
                contact,
                "reason",
                NAME,
                "authority",
                authority,
                "consent",
                Map.of("toRefer", true, "toShareContact", true, "how", NAME));
    }

    private List<String> everythingOn(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka(), "enable.auto.commit", "false");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(values).as(topic).isNotEmpty();
        return values;
    }

    /** A caller who puts a name where an id belongs is not quoted, not in what is refused and not in what is listed. */
    private List<String> askWithUrlsThatName() {
        FrontDoor operator = new FrontDoor(stack.gateway(), stack.token("operator", null));
        FrontDoor nobody = new FrontDoor(stack.gateway(), "no-token");
        List<String> answers = new ArrayList<>();
        for (String path : List.of(
                "/v1/stays/RCN:" + NAME,
                "/v1/stays?ward=" + NAME,
                "/v1/beds/" + NAME + "/" + LOCAL_NUMBER,
                "/v1/beds?site=" + NAME + "&cursor=" + NHS_NUMBER,
                "/v1/holds/" + NHS_NUMBER,
                "/v1/parked-messages?sender=" + NAME,
                "/v1/" + NAME,
                "/v1/discharge-worklist?ward=" + NAME)) {
            answers.add(operator.get(path).body().toString());
            answers.add(nobody.get(path).body().toString());
        }
        return answers;
    }

    /** What cannot be applied is kept with its bytes; its headers name nobody. */
    private List<String> headersOfADeadLetter() throws InterruptedException, ExecutionException {
        var bad = new ProducerRecord<>("homeward.admission", 0, bytes("canary"), bytes("{\"stay\":\"" + NAME));
        bad.headers().add("ce_type", bytes("homeward.admission.visit-updated.v1"));
        bad.headers().add("ce_subject", bytes("RCN:" + LOCAL_NUMBER));
        bad.headers().add("note", bytes(NAME + NHS_NUMBER));
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka(), "enable.auto.commit", "false");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            producer.send(bad).get();
            TopicPartition letters = new TopicPartition("homeward.admission.dead-letter", 0);
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            List<String> headers = new ArrayList<>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                for (var letter : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(letter.value(), StandardCharsets.UTF_8).contains(NAME)) {
                        letter.headers()
                                .forEach(header -> headers.add(
                                        header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)));
                    }
                }
                return !headers.isEmpty();
            });
            return headers;
        }
    }

    private void perform(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.database(Part.ADMISSION))) {
            connection.createStatement().execute(sql);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String type, String controlId, String at) {
        return "MSH|^~\\&|PAS|RCN|ROUTE|ROUTE|20260603102700+0000||" + type + "|" + controlId + "|P|2.4\r" + "EVN||"
                + at
                + "||||" + at + "\r" + "PID|1||" + LOCAL_NUMBER + "^^^RCN^MR~" + NHS_NUMBER + "^^^NHS||" + NAME + "^"
                + NAME + "||19500101|2\r" + "PV1|1|I|W1^B1^1^RCN01|21|||||||||||||||CV1^^^VISITID\r";
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
