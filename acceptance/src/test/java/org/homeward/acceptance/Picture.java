package org.homeward.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything that the front door says of a trust, from memory and from history, without what may differ between two
 * orders of arrival: when and from whom something was last heard, how often a record was written, and the trust's code.
 */
final class Picture {

    private static final Set<String> OF_ARRIVAL =
            Set.of("asOf", "knownAt", "stale", "observedAt", "recordedAt", "version", "source");
    /** Reasons that hold since somebody made them known. */
    private static final Set<String> SINCE_KNOWN = Set.of("unregistered", "unstaffed");

    /** Ends the name of a question that is answered from history. */
    static final String THEN = " from history";

    private final FrontDoor door;
    private final String trust;
    private final Map<String, String> names = new LinkedHashMap<>();

    private Picture(FrontDoor door, String trust, List<MadeUpDay.Happening> day) {
        this.door = door;
        this.trust = trust;
        for (MadeUpDay.Happening happening : day) {
            for (int part = 0; part < 2; part++) {
                names.put(provisional(happening, part), happening.feed() + '-' + happening.id() + '-' + part);
            }
        }
    }

    /** Answers by what was asked. */
    static Map<String, List<Object>> of(FrontDoor door, String trust, List<MadeUpDay.Happening> day) {
        Picture picture = new Picture(door, trust, day);
        Map<String, List<Object>> answers = new LinkedHashMap<>();
        answers.put("stays", picture.stays());
        String asOf = "asOf=" + Instant.now();
        answers.put("each bed", picture.each(""));
        answers.put("each bed" + THEN, picture.each("?" + asOf));
        for (String path : List.of(
                "beds?", "bed-availability?by=ward&", "bed-availability?by=site&", "bed-availability?by=trust&")) {
            String asked = "/v1/" + path + "trust=" + trust;
            answers.put(path, picture.items(asked));
            answers.put(path + THEN, picture.items(asked + '&' + asOf));
        }
        return answers;
    }

    private List<Object> items(String path) {
        return door.all(path).stream().map(this::plain).toList();
    }

    private List<Object> each(String query) {
        return door.all("/v1/beds?trust=" + trust).stream()
                .map(bed -> plain(
                        door.get("/v1/beds/" + bed.get("bed").asText() + query).ok()))
                .toList();
    }

    /** Whose stays are one patient's is told by their list; the random id itself is not. */
    private List<Object> stays() {
        List<JsonNode> stays = door.all("/v1/stays?trust=" + trust);
        Map<String, List<String>> ofPatient = new TreeMap<>();
        stays.forEach(stay -> ofPatient
                .computeIfAbsent(stay.path("patient").asText(), patient -> new ArrayList<>())
                .add(named(stay.path("id").asText())));
        ofPatient.forEach((patient, theirs) ->
                names.put(patient, "of " + theirs.stream().sorted().toList()));
        return stays.stream()
                .<Object>map(stay -> plain(stay).toString())
                .sorted()
                .toList();
    }

    /** Lists of stays within an item are sorted: those of one instant stand in the order of their ids. */
    private Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(one -> list.add(plain(one)));
            return list.stream().map(Object::toString).sorted().toList();
        }
        if (!node.isObject()) {
            return node.isTextual() ? named(node.asText()) : node.toString();
        }
        Map<String, Object> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
        members.keySet().removeAll(OF_ARRIVAL);
        if (SINCE_KNOWN.contains(node.path("code").asText())) {
            members.remove("from");
        }
        return members;
    }

    private String named(String text) {
        String result =
                text.equals(trust) ? "@" : text.replace(trust + ':', "@:").replace(trust + "01", "@01");
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (result.contains(name.getKey()) && !name.getKey().isEmpty()) {
                result = result.replace(name.getKey(), name.getValue());
            }
        }
        return result;
    }

    /** The id of the provisional stay that an event without a visit number opens. */
    private String provisional(MadeUpDay.Happening happening, int part) {
        String name = happening.source(trust) + '\0' + happening.id() + '\0' + part;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
