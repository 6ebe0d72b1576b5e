package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.homeward.acceptance.bench.Settled;
import org.homeward.local.Stack;
import org.junit.jupiter.api.Test;

/**
 * R20 at the front door: what happened arrives in many orders, with repetitions, in batches of any size, the estate
 * before, between or after; every answer about beds, wards, sites, trusts and stays is the same, from memory and from
 * history. Each order of a day is told by a trust of its own.
 */
class AnyOrderTest {

    private static final int DAYS = Integer.getInteger("homeward.orders.days", 8);
    private static final long SEED = Long.getLong("homeward.orders.seed", 7_000);
    private static final int ORDERS = 4;
    private static final int MOST = 60;

    private final Stack stack = SharedStack.get().stack();
    private final FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));

    /** Something that is sent: an event, or an estate. */
    private sealed interface Post {
        record Event(Map<String, Object> body) implements Post {}

        record Estate(String trust) implements Post {}
    }

    @Test
    void everyOrderOfArrivalGivesTheSameAnswers() throws Exception {
        send(SEED);
        new Settled(stack).await();

        SoftAssertions soft = new SoftAssertions();
        for (int day = 0; day < DAYS; day++) {
            compare(SEED, day, soft);
        }
        soft.assertAll();
    }

    /** The first order of each day is the one in which it was made up; all others come through one another. */
    private void send(long seed) {
        List<Post> inOrder = new ArrayList<>();
        List<Post> shuffled = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            inOrder.addAll(told(seed, day, 0));
            for (int order = 1; order < ORDERS; order++) {
                List<Post> told = told(seed, day, order);
                shuffled.addAll(told);
                shuffled.addAll(told.subList(0, told.size() / 3));
            }
        }
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        send(inOrder, random);
        send(shuffled, random);
    }

    private void compare(long seed, int day, SoftAssertions soft) {
        List<MadeUpDay.Happening> happenings = MadeUpDay.ofSeed(seed + day);
        Map<String, List<Object>> first = Picture.of(door, trust(day, 0), happenings);
        for (int order = 1; order < ORDERS; order++) {
            Map<String, List<Object>> other = Picture.of(door, trust(day, order), happenings);
            for (String question : first.keySet()) {
                soft.assertThat(other.get(question))
                        .as("seed %d, day %d, order %d, %s", seed, day, order, question)
                        .containsExactlyElementsOf(first.get(question));
            }
        }
        first.keySet().stream()
                .filter(question -> first.containsKey(question + Picture.THEN))
                .forEach(question -> soft.assertThat(first.get(question + Picture.THEN))
                        .as("seed %d, day %d, %s from history and from memory", seed, day, question)
                        .containsExactlyElementsOf(first.get(question)));
    }

    /** A day as a trust tells it; on every second one the trust has an estate. */
    private static List<Post> told(long seed, int day, int order) {
        List<Post> told = new ArrayList<>();
        if (day % 2 == 0) {
            told.add(new Post.Estate(trust(day, order)));
        }
        MadeUpDay.ofSeed(seed + day).forEach(happening -> told.add(new Post.Event(happening.of(trust(day, order)))));
        return told;
    }

    private void send(List<Post> posts, Random random) {
        List<Map<String, Object>> batch = new ArrayList<>();
        for (Post post : posts) {
            switch (post) {
                case Post.Event(Map<String, Object> body) -> batch.add(body);
                case Post.Estate(String trust) ->
                    door.put("/v1/sites/" + trust + "01/estate", estate(trust)).ok();
            }
            if (batch.size() > random.nextInt(MOST)) {
                send(batch);
            }
        }
        send(batch);
    }

    private void send(List<Map<String, Object>> batch) {
        if (!batch.isEmpty()) {
            JsonNode results = door.post("/v1/admission-events", batch).ok();
            assertThat(results.get("items"))
                    .allMatch(item -> !item.get("result").asText().matches("refused|conflict"));
            batch.clear();
        }
    }

    private static Map<String, Object> estate(String trust) {
        return Map.of(
                "trust",
                trust,
                "cleaningAfterStay",
                true,
                "wards",
                List.of(
                        Map.of(
                                "ward",
                                "W1",
                                "name",
                                "Ash",
                                "kind",
                                "core",
                                "bays",
                                List.of(Map.of(
                                        "bay",
                                        "B1",
                                        "beds",
                                        List.of(
                                                Map.of("bed", "01", "staffed", true),
                                                Map.of("bed", "02", "staffed", true))))),
                        Map.of("ward", "W2", "kind", "escalation", "beds", List.of(Map.of("bed", "01")))));
    }

    private static String trust(int day, int order) {
        return "R%02X%d".formatted(day, order);
    }
}
