package org.homeward.local.week;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.local.mllp.MllpSender;
import org.jspecify.annotations.Nullable;

/** Two invented trusts with three sites that live on a stack: a week at speed, then on and on. */
public final class Demo {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CONNECTIONS = 4;

    private final MllpSender feed;
    private final MllpSender trickle;
    private final Caller operator;
    private final Instant end;
    private final Story general;
    private final Story other;
    private boolean turn;

    /**
     * @param mllp port of this machine that takes HL7
     * @param token an operator's
     * @param end when the week ends; the same end gives the same messages
     */
    public Demo(int mllp, URI gateway, String token, Instant end) {
        this.feed = new MllpSender("127.0.0.1", mllp, CONNECTIONS);
        this.trickle = new MllpSender("127.0.0.1", mllp, 1);
        this.operator = new Caller(gateway, token);
        this.end = end;
        String run = "D" + end.getEpochSecond() + "-";
        general = story(List.of(Estates.RXX01, Estates.RXX02), Style.UTC, 1, Duration.ofMinutes(7), run, 0);
        other = story(List.of(Estates.RYY01), Style.WITH_OFFSET, 2, Duration.ofMinutes(10), run, 600_000);
    }

    /** Says what the sites have, sends the week, and keeps some beds from use. Returns how many messages were sent. */
    public int playWeek() throws InterruptedException {
        for (Estate estate : List.of(Estates.RXX01, Estates.RXX02, Estates.RYY01)) {
            expect(operator.put("/v1/sites/" + estate.site() + "/estate", estate.json()), "its estate");
        }
        List<Message> week = Stream.of(general, other)
                .flatMap(story -> story.tellUntil(end).stream())
                .sorted(Comparator.comparing(Message::delivered))
                .toList();
        send(feed, week);
        keepBedsFromUse(general);
        keepBedsFromUse(other);
        general.goLive(Instant::now);
        other.goLive(Instant::now);
        return week.size();
    }

    /** Lets the next thing happen in one of the trusts, now. */
    public void goOn() throws InterruptedException {
        turn = !turn;
        List<Message> told = (turn ? general : other).next();
        if (!told.isEmpty()) {
            send(trickle, told);
        }
    }

    /** What wards say of their beds beside HL7, and what bed managers ask for. */
    private void keepBedsFromUse(Story story) {
        List<Map<String, String>> statements = List.of(
                Map.of("status", "closed", "reason", "maintenance", "until", in(Duration.ofDays(2))),
                Map.of("status", "closed", "reason", "infection-control", "until", in(Duration.ofDays(5))),
                Map.of("status", "contaminated"),
                Map.of("status", "cleaning"));
        for (Map<String, String> statement : statements) {
            String bed = story.keepAnyBed();
            if (bed != null) {
                expect(operator.post("/v1/bed-status", with(statement, bed)), "a bed's status");
            }
        }
        for (String purpose : List.of("elective-admission", "repatriation")) {
            @Nullable String bed = story.keepAnyBed();
            if (bed != null) {
                // Whether a hold is given is capacity-service's to say.
                operator.post("/v1/holds", with(Map.of("purpose", purpose, "until", in(Duration.ofHours(6))), bed));
            }
        }
    }

    private static Map<String, String> with(Map<String, String> body, String bed) {
        Map<String, String> all = new java.util.HashMap<>(body);
        all.put("bed", bed);
        return all;
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).toString();
    }

    private static void expect(int status, String what) {
        if (status / 100 != 2) {
            throw new IllegalStateException(what + " was answered with " + status);
        }
    }

    private static void send(MllpSender sender, List<Message> messages) throws InterruptedException {
        List<byte[]> bytes = new ArrayList<>();
        messages.forEach(message -> bytes.add(message.text().getBytes(StandardCharsets.UTF_8)));
        sender.send(bytes);
    }

    private Story story(List<Estate> estates, Style style, long seed, Duration pace, String run, int nhsBase) {
        return new Story(estates, style, seed, end.minus(WEEK), pace, run, nhsBase);
    }
}
