package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.acceptance.rig.Checks;
import org.homeward.acceptance.rig.TopicHeads;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.homeward.local.mllp.MllpConnection;
import org.junit.jupiter.api.Test;

/** S25: a canary patient's name and numbers appear in no log, metric, answer that refuses, or key of an event. */
class CanaryTest {

    private static final String NAME = "ZZQCANARY";
    private static final String NHS_NUMBER = "9990000018";
    private static final String LOCAL_NUMBER = "LN77123QX";

    private final Stack stack = SharedStack.get().stack();
    private final List<String> seen = new ArrayList<>();

    @Test
    void showsACanaryPatientNowhereOutsideTheStore() throws Exception {
        sendOfEveryKind();
        Checks checks = new Checks(stack, Duration.ofSeconds(30));
        checks.settled(checks::topicEndsAtTheTable);
        seen.addAll(TopicHeads.read(stack.kafka(), "homeward.admission").keySet());
        seen.addAll(TopicHeads.read(stack.kafka(), "homeward.capacity").keySet());
        for (Part service : List.of(Part.ADMISSION, Part.CAPACITY, Part.DISCHARGE, Part.GATEWAY)) {
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
        seen.add(
                operator.post("/v1/holds", java.util.Map.of("bed", NAME)).body().toString());
        seen.add(
                operator.get("/v1/stays/" + LOCAL_NUMBER.substring(0, 2)).body().toString());
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
