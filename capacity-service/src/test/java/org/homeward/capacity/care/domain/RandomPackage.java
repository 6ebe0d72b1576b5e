package org.homeward.capacity.care.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homeward.kit.time.Times;

/**
 * A package that a provider takes on, whose visits reviews change, sometimes at the same hours; what each promise of it
 * takes, counted here by hand, and the event that tells of the whole.
 */
final class RandomPackage {

    private static final List<String> BANDS = List.of("morning", "tea", "bed", "evening");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Minutes are quarters of an hour, so that hundredths of an hour are exact. */
    private record Visit(String band, int minutes, int carers, int days) {

        private long hundredths() {
            return minutes * 100L / 60 * carers * days;
        }

        private String json() {
            String on =
                    DAYS.subList(0, days).stream().map(day -> '"' + day + '"').collect(Collectors.joining(","));
            return "{\"band\":\"%s\",\"minutes\":%d,\"carers\":%d,\"days\":[%s]}".formatted(band, minutes, carers, on);
        }
    }

    private record Promise(List<Visit> visits, int accepted, Integer ended) {}

    private final List<Promise> promises = new ArrayList<>();
    private final String id;
    private final Line line;
    private final Integer pausedAt;
    private final boolean isOld;

    RandomPackage(String id, Line line, Random random) {
        this.id = id;
        this.line = line;
        int at = random.nextInt(RandomProvider.LENGTH);
        List<Visit> visits = visits(random);
        for (int reviews = random.nextInt(3); reviews > 0; reviews--) {
            int reviewed = at + random.nextInt(10);
            promises.add(new Promise(visits, at, reviewed));
            visits = random.nextBoolean() ? visits(random) : moved(visits, random);
            at = reviewed;
        }
        Integer ended = random.nextInt(3) == 0 ? null : Integer.valueOf(at + random.nextInt(15));
        promises.add(new Promise(visits, at, ended));
        pausedAt = ended == null && random.nextBoolean() ? Integer.valueOf(at + random.nextInt(5)) : null;
        isOld = promises.size() == 1 && random.nextInt(4) == 0;
    }

    private static List<Visit> visits(Random random) {
        List<Visit> visits = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            visits.add(new Visit(
                    band(random), 15 * (1 + random.nextInt(4)), 1 + random.nextInt(2), 1 + random.nextInt(7)));
        }
        return visits;
    }

    /** The same hours at other times of the day. */
    private static List<Visit> moved(List<Visit> visits, Random random) {
        return visits.stream()
                .map(visit -> new Visit(band(random), visit.minutes(), visit.carers(), visit.days()))
                .toList();
    }

    private static String band(Random random) {
        return BANDS.get(random.nextInt(BANDS.size()));
    }

    /** What was taken, and from when to when. */
    List<Commitment> taken() {
        return promises.stream()
                .map(promise -> new Commitment(
                        id,
                        line,
                        load(promise.visits()),
                        RandomProvider.minute(promise.accepted()),
                        promise.ended() == null ? null : RandomProvider.minute(promise.ended()),
                        null,
                        Instant.EPOCH))
                .toList();
    }

    private static Load load(List<Visit> visits) {
        TreeMap<String, Long> slots = new TreeMap<>();
        visits.forEach(visit -> slots.merge(visit.band(), (long) visit.carers(), Long::sum));
        long byTwo = visits.stream()
                .filter(visit -> visit.carers() == 2)
                .mapToLong(Visit::hundredths)
                .sum();
        return new Load(visits.stream().mapToLong(Visit::hundredths).sum(), byTwo, slots);
    }

    /** As discharge-service tells it; one from before promises told their visits only where no review changed them. */
    byte[] event() {
        String commitments = promises.stream().map(this::json).collect(Collectors.joining(","));
        return """
                {"package":"%s","service":"%s","area":"%s","visits":%s,"status":"accepted","pausedAt":%s,
                 "commitments":[%s],"version":7,"recordedAt":"%s"}""".formatted(
                        id,
                        line.service(),
                        line.area().code(),
                        json(promises.getLast().visits()),
                        time(pausedAt),
                        commitments,
                        Times.format(RandomProvider.minute(RandomProvider.LENGTH)))
                .getBytes(UTF_8);
    }

    private String json(Promise promise) {
        long hundredths = load(promise.visits()).amount();
        return "{\"provider\":\"P1\",\"staffHoursPerWeek\":%d.%02d,%s\"acceptedAt\":%s,\"endedAt\":%s,\"paused\":%s}"
                .formatted(
                        hundredths / 100,
                        hundredths % 100,
                        isOld ? "" : "\"visits\":" + json(promise.visits()) + ',',
                        time(promise.accepted()),
                        time(promise.ended()),
                        promise.ended() == null && pausedAt != null);
    }

    private static String json(List<Visit> visits) {
        return visits.stream().map(Visit::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String time(Integer minute) {
        return minute == null ? "null" : '"' + Times.format(RandomProvider.minute(minute)) + '"';
    }
}
