package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.local.Project;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MessageFile;
import org.homeward.local.mllp.MllpSender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a newcomer does: sends the week of {@code docs/samples} shuffled and twice, and reads the beds. */
class WeekTest {

    private static final Path SAMPLES = Project.folder().resolve("docs/samples");
    private static final String OCCUPIED = "/v1/beds?trust=RZZ&status=occupied";

    private static Stack stack;
    private static String token;
    private static FrontDoor door;

    @BeforeAll
    static void sendTheWeek() throws Exception {
        stack = Stack.start(Files.createTempDirectory("homeward-week"));
        token = stack.token("operator", null);
        door = new FrontDoor(stack.gateway(), token);
        long seed = new Random().nextLong();
        List<byte[]> messages = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            messages.addAll(MessageFile.read(SAMPLES.resolve("week.hl7")));
        }
        Collections.shuffle(messages, new Random(seed));

        Map<String, Integer> answers = new MllpSender("127.0.0.1", stack.mllp(), 8).send(messages);

        assertThat(answers).as("seed %d", seed).isEqualTo(Map.of("AA", messages.size()));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(occupiedBeds()).as("seed %d", seed).isEqualTo(expected()));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void showsExactlyTheBedsThatTheHospitalHas() throws Exception {
        assertThat(occupiedBeds()).isEqualTo(expected());
    }

    @Test
    void showsTheBedThatTwoPatientsHave() throws Exception {
        Map<String, Set<String>> shared = expected();
        shared.values().removeIf(stays -> stays.size() < 2);

        Map<String, Set<String>> conflicts = new TreeMap<>();
        for (JsonNode bed : door.all("/v1/beds?trust=RZZ&reason=conflict")) {
            Set<String> stays = new TreeSet<>();
            bed.get("conflict").get("stays").forEach(stay -> stays.add(stay.asText()));
            conflicts.put(bed.get("bed").asText(), stays);
        }

        assertThat(conflicts).isEqualTo(shared).isNotEmpty();
    }

    @Test
    void tellsOfEachStayWhereItIs() throws Exception {
        for (Map.Entry<String, Set<String>> bed : expected().entrySet()) {
            for (String stay : bed.getValue()) {
                assertThat(door.get("/v1/stays/" + stay).ok().get("place").asText())
                        .as(stay)
                        .isEqualTo(bed.getKey());
            }
        }
    }

    @Test
    void parksNothing() {
        assertThat(door.all("/v1/parked-messages")).isEmpty();
    }

    @Test
    void knowsAllBedsOnceTheEstateIsThere() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(URI.create(stack.gateway() + "/v1/sites/RZZ01/estate"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofFile(SAMPLES.resolve("week.estate.json")))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(put, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(201);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(door.all("/v1/beds?trust=RZZ"))
                        .hasSizeGreaterThan(expected().size())
                        .allMatch(bed -> bed.get("registered").asBoolean()));
        assertThat(occupiedBeds()).isEqualTo(expected());
    }

    private static Map<String, Set<String>> occupiedBeds() {
        Map<String, Set<String>> beds = new TreeMap<>();
        for (JsonNode bed : door.all(OCCUPIED)) {
            Set<String> stays = new TreeSet<>();
            bed.get("occupants")
                    .forEach(occupant -> stays.add(occupant.get("stay").asText()));
            beds.put(bed.get("bed").asText(), stays);
        }
        return beds;
    }

    private static Map<String, Set<String>> expected() throws Exception {
        return new ObjectMapper()
                .readValue(
                        SAMPLES.resolve("week.beds.json").toFile(),
                        new TypeReference<TreeMap<String, Set<String>>>() {});
    }
}
