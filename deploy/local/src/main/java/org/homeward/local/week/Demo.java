package org.homeward.local.week;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.local.mllp.MllpSender;
import org.jspecify.annotations.Nullable;

/** Two invented trusts with three sites that live on a stack: a week at speed, then on and on. */
public final class Demo {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CONNECTIONS = 4;
    private static final List<Map<String, String>> STATEMENTS = List.of(
            Map.of("status", "closed", "reason", "maintenance", "until", "P2D"),
            Map.of("status", "closed", "reason", "infection-control", "until", "P5D"),
            Map.of("status", "contaminated"),
            Map.of("status", "cleaning"));
    private static final List<String> HOLDS = List.of("elective-admission", "repatriation");

    private final MllpSender feed;
    private final MllpSender trickle;
    private final Caller operator;
    private final Instant end;
    private final Story general;
    private final Story other;
    private boolean turn;
    private Instant now = Instant.EPOCH;

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

    /**
     * The version of the stories: a hash of what is told of the same times in the past and live. Two that have it tell
     * the same of the same instants.
     */
    public static String version() {
        Instant monday = Instant.parse("2026-01-05T00:00:00Z");
        Demo demo = new Demo(0, URI.create("http://127.0.0.1"), "", monday);
        StringBuilder told = new StringBuilder();
        demo.tellWeek().forEach(message -> told.append(message.text()));
        demo.goLive();
        for (int i = 1; i <= 200; i++) {
            demo.next(monday.plusSeconds(3L * i)).forEach(message -> told.append(message.text()));
        }
        return sha256(told.toString()).substring(0, 16);
    }

    /** Says what the sites have, sends the week, and keeps some beds from use. Returns how many messages were sent. */
    public int playWeek() throws InterruptedException {
        for (Estate estate : List.of(Estates.RXX01, Estates.RXX02, Estates.RYY01)) {
            expect(operator.put("/v1/sites/" + estate.site() + "/estate", estate.json()), "its estate");
        }
        List<Message> week = tellWeek();
        Map<String, Integer> answers = send(feed, week);
        if (!answers.keySet().equals(Set.of("AA"))) {
            throw new IllegalStateException("the week was answered " + answers);
        }
        keepBedsFromUse(general);
        keepBedsFromUse(other);
        goLive();
        return week.size();
    }

    /**
     * Comes to where an earlier Demo was that played the same week, sending nothing but the last thing's messages, which
     * may not have arrived then. A message keeps its control id, so that it does no harm twice.
     *
     * @param happened the instants that the earlier one was given for what happened live, in their order
     */
    public void retell(List<Instant> happened) throws InterruptedException {
        tellWeek();
        for (Story story : List.of(general, other)) {
            for (int i = 0; i < STATEMENTS.size() + HOLDS.size(); i++) {
                story.keepAnyBed();
            }
        }
        goLive();
        List<Message> last = List.of();
        for (Instant at : happened) {
            last = next(at);
        }
        send(trickle, last);
    }

    /** Lets the next thing happen in one of the trusts, at {@code at}, which is now. */
    public void happens(Instant at) throws InterruptedException {
        send(trickle, next(at));
    }

    private List<Message> tellWeek() {
        return Stream.of(general, other)
                .flatMap(story -> story.tellUntil(end).stream())
                .sorted(Comparator.comparing(Message::delivered))
                .toList();
    }

    private void goLive() {
        general.goLive(() -> now);
        other.goLive(() -> now);
    }

    private List<Message> next(Instant at) {
        now = at;
        turn = !turn;
        return (turn ? general : other).next();
    }

    /** What wards say of their beds beside HL7, and what bed managers ask for. */
    private void keepBedsFromUse(Story story) {
        for (Map<String, String> statement : STATEMENTS) {
            String bed = story.keepAnyBed();
            if (bed != null) {
                expect(operator.post("/v1/bed-status", with(until(statement), bed)), "a bed's status");
            }
        }
        for (String purpose : HOLDS) {
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

    /** With the time until which it lasts in place of how long it does. */
    private static Map<String, String> until(Map<String, String> statement) {
        Map<String, String> all = new java.util.HashMap<>(statement);
        all.computeIfPresent("until", (key, lasts) -> in(Duration.parse(lasts)));
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

    private static Map<String, Integer> send(MllpSender sender, List<Message> messages) throws InterruptedException {
        List<byte[]> bytes = new ArrayList<>();
        messages.forEach(message -> bytes.add(message.text().getBytes(StandardCharsets.UTF_8)));
        return sender.send(bytes);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Story story(List<Estate> estates, Style style, long seed, Duration pace, String run, int nhsBase) {
        return new Story(estates, style, seed, end.minus(WEEK), pace, run, nhsBase);
    }
}
