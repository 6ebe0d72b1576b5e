package org.homeward.gateway.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bed in the shape of {@code /v1/beds}, built up by what is the matter with it. */
final class TestBed {

    private final Map<String, Object> item = new LinkedHashMap<>();
    private final List<Map<String, Object>> reasons = new ArrayList<>();
    private final List<Map<String, Object>> occupants = new ArrayList<>();

    private TestBed(String id) {
        String[] parts = id.split("/");
        item.put("bed", id);
        item.put("trust", parts[0].substring(0, 3));
        item.put("site", parts[0]);
        item.put("ward", parts[1]);
        item.put("bay", parts[2].equals("-") ? null : parts[2]);
        item.put("number", parts[3]);
        item.put("status", "empty");
        item.put("allocatable", true);
        item.put("kind", "core");
        item.put("registered", true);
        item.put("singleRoom", null);
        item.put("reasons", reasons);
        item.put("occupants", occupants);
        item.put("conflict", null);
        item.put("hold", null);
        item.put("expected", List.of());
        item.put("observedAt", Instant.now());
        item.put("source", "PAS|RXX");
    }

    static TestBed bed(String id) {
        return new TestBed(id);
    }

    TestBed reason(String code, Instant from, Instant until) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("code", code);
        reason.put("from", from);
        reason.put("until", until);
        reasons.add(reason);
        if (!from.isAfter(Instant.now())) item.put("allocatable", false);
        return this;
    }

    TestBed occupiedBy(String stay, Instant since) {
        item.put("status", "occupied");
        occupants.add(Map.of("stay", stay, "since", since, "onLeave", false));
        return reason("occupied", since, null);
    }

    TestBed onLeave(String stay, Instant since) {
        item.put("status", "occupied");
        occupants.add(Map.of("stay", stay, "since", since, "onLeave", true));
        return reason("on-leave", since, null);
    }

    TestBed alsoOccupiedBy(String stay, Instant since) {
        occupants.add(Map.of("stay", stay, "since", since, "onLeave", false));
        List<Object> stays = occupants.stream().map(who -> who.get("stay")).toList();
        item.put("conflict", Map.of("stays", stays, "since", since));
        return reason("conflict", since, null);
    }

    TestBed expecting(String stay, String event, Instant at) {
        item.put("expected", List.of(Map.of("stay", stay, "event", event, "at", at)));
        return reason("expected", Instant.now(), null);
    }

    TestBed heldFor(String purpose, Instant until) {
        item.put("hold", Map.of("id", "1", "purpose", purpose, "from", Instant.now(), "until", until, "by", "RXX"));
        return reason("held", Instant.now(), until);
    }

    TestBed with(String name, Object value) {
        item.put(name, value);
        return this;
    }

    TestBed unregistered() {
        item.put("registered", false);
        return reason("unregistered", Instant.now(), null);
    }

    /** As a caller without rights to patients gets it. */
    TestBed withoutPatients() {
        item.remove("occupants");
        item.computeIfPresent("conflict", (name, conflict) -> Map.of("since", ((Map<?, ?>) conflict).get("since")));
        return this;
    }

    String id() {
        return (String) item.get("bed");
    }

    Map<String, Object> item() {
        return item;
    }
}
