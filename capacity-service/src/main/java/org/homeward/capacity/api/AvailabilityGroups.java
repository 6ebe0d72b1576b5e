package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.capacity.domain.Availability;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Bed.Occupant;
import org.homeward.capacity.domain.Interval;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.http.Boards;
import org.jspecify.annotations.Nullable;

/** Beds and patients without a bed, put together by ward, site, trust or board. */
final class AvailabilityGroups {

    private final String by;
    private final Boards boards;
    private final Map<String, Group> groups = new TreeMap<>();

    AvailabilityGroups(String by, Boards boards) {
        this.by = by;
        this.boards = boards;
    }

    /** One line of the answer. */
    static final class Group {
        private final ObjectNode keys = JsonNodeFactory.instance.objectNode();
        private final List<Bed> beds = new ArrayList<>();
        private final List<Occupant> withoutBed = new ArrayList<>();
        private @Nullable Instant observedAt;

        private void observe(Instant at) {
            observedAt = observedAt == null || at.isAfter(observedAt) ? at : observedAt;
        }

        ObjectNode answer(Instant at, Sight sight) {
            Availability counts = Availability.of(beds, at);
            ObjectNode item = keys.deepCopy();
            item.set("core", counts(counts.core()));
            item.set("escalation", counts(counts.escalation()));
            item.put("withoutBed", withoutBed.size());
            Answers.time(item, "observedAt", observedAt);
            if (keys.has("ward") && sight.patientsOf(keys.path("trust").asText())) {
                ArrayNode stays = Answers.occupants(withoutBed, at);
                item.set("staysWithoutBed", stays);
            }
            return item;
        }

        private static ObjectNode counts(Availability.Counts counts) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("physical", counts.physical())
                    .put("closed", counts.excluded("closed"))
                    .put("open", counts.open())
                    .put("unstaffed", counts.excluded("unstaffed"))
                    .put("staffed", counts.staffed())
                    .put("occupied", counts.excluded("occupied"))
                    .put("onLeave", counts.away())
                    .put("empty", counts.empty())
                    .put("cleaning", counts.excluded("cleaning"))
                    .put("contaminated", counts.excluded("contaminated"))
                    .put("held", counts.excluded("held"))
                    .put("expected", counts.excluded("expected"))
                    .put("unregistered", counts.excluded("unregistered"))
                    .put("conflict", counts.excluded("conflict"))
                    .put("allocatable", counts.allocatable());
        }
    }

    void add(Bed bed) {
        for (Group group : of(bed.bed(), bed.trust())) {
            group.beds.add(bed);
            group.observe(bed.observedAt());
        }
    }

    void add(Ward ward, Instant at) {
        List<Occupant> here = ward.withoutBed().stream()
                .filter(one -> new Interval(one.from(), one.until()).holds(at))
                .toList();
        if (here.isEmpty() && ward.name() == null) {
            return;
        }
        for (Group group : of(ward.place(), ward.trust())) {
            group.withoutBed.addAll(here);
            group.observe(ward.observedAt());
            if (by.equals("ward")) {
                group.keys.put("name", ward.name());
            }
        }
    }

    Set<Map.Entry<String, Group>> inOrder() {
        return groups.entrySet();
    }

    private List<Group> of(Place place, String trust) {
        if (by.equals("board")) {
            Set<String> known = boards.boardsOf(trust);
            return known.isEmpty()
                    ? List.of(group("", place, trust, null))
                    : known.stream()
                            .map(board -> group(board, place, trust, board))
                            .toList();
        }
        String key = switch (by) {
            case "ward" -> place.wardId() + ' ' + trust;
            case "site" -> place.site() + ' ' + trust;
            default -> trust;
        };
        return List.of(group(key, place, trust, null));
    }

    private Group group(String key, Place place, String trust, @Nullable String board) {
        return groups.computeIfAbsent(key, k -> {
            Group group = new Group();
            if (by.equals("board")) {
                group.keys.put("board", board);
                return group;
            }
            group.keys.put("trust", trust);
            if (!by.equals("trust")) {
                group.keys.put("site", place.site());
            }
            if (by.equals("ward")) {
                group.keys.put("ward", place.ward()).putNull("name");
            }
            return group;
        });
    }
}
