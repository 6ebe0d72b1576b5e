package org.homeward.gateway.beds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.gateway.replica.BedId;
import org.homeward.gateway.replica.BedRecord.Occupant;
import org.homeward.gateway.replica.ContentHash;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.gateway.replica.Ward;
import org.homeward.gateway.replica.WardRecord;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Paging;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** The counts of the bed algebra by ward, site, trust or board, summed from the wards' kept pages. */
final class Availability {

    static final Set<String> GROUPS = Set.of("ward", "site", "trust", "board");

    private static final JsonFactory JSON = new JsonFactory();

    private final Replica replica;
    private final Boards boards;
    private final Scope scope;
    private final String by;
    private final Map<String, Group> groups = new TreeMap<>();

    private Availability(Replica replica, Boards boards, Scope scope, String by) {
        this.replica = replica;
        this.boards = boards;
        this.scope = scope;
        this.by = by;
    }

    /** One line of the answer: what it is about, in the order of its members, and the counts. */
    private static final class Group {
        private final Map<String, @Nullable String> keys = new LinkedHashMap<>();
        private final Tally tally = new Tally();
        private List<Occupant> withoutBed = List.of();
        private int countWithoutBed;
    }

    /**
     * @param patients whether the stays without a bed are listed, for a group by ward
     */
    static Answer answer(Replica replica, Boards boards, Scope scope, String by, Paging paging, PatientSight patients) {
        // Read before the beds are: an answer must not claim to know more than is in it.
        Freshness freshness = replica.freshness(scope.owners());
        var availability = new Availability(replica, boards, scope, by);
        availability.collect(freshness.asOf());
        return availability.write(paging, patients, freshness);
    }

    /** @param tag hash of what it says, its times left out */
    record Answer(Buffer body, long tag) {}

    /** Whether the asker sees the patients of a trust. */
    interface PatientSight {
        boolean of(String trust);
    }

    private void collect(Instant now) {
        for (Ward ward : wards()) {
            WardPage page = WardPage.of(ward, replica, now);
            page.tallies().forEach((trust, tally) -> groupsOf(ward, trust).forEach(group -> group.tally.add(tally)));
            describe(ward, now);
        }
    }

    private Collection<Ward> wards() {
        if (scope.wardId() != null) {
            Ward ward = replica.ward(scope.wardId());
            return ward == null ? List.of() : List.of(ward);
        }
        return scope.site() == null ? replica.wards() : replica.wardsOf(BedId.part(scope.site()));
    }

    /** What the ward's own record adds: its name, its patients without a bed. */
    private void describe(Ward ward, Instant now) {
        WardRecord record = ward.description();
        List<Occupant> patients = record == null ? List.of() : record.withoutBedAt(now);
        if (record != null && (record.name() != null || !patients.isEmpty())) {
            for (Group group : groupsOf(ward, record.trust())) {
                group.countWithoutBed += patients.size();
                group.tally.observe(record.observedAt());
                if (by.equals("ward")) {
                    group.keys.put("name", record.name());
                    group.withoutBed = patients;
                }
            }
        }
    }

    private List<Group> groupsOf(Ward ward, String trust) {
        boolean asked = (scope.trusts() == null || scope.trusts().contains(trust))
                && (scope.ward() == null || scope.ward().equals(ward.code()));
        if (!asked) {
            return List.of();
        }
        return switch (by) {
            case "ward" ->
                List.of(group(ward.id() + ' ' + trust, keys -> {
                    keys.put("trust", trust);
                    keys.put("site", ward.site());
                    keys.put("ward", ward.code());
                    keys.put("name", null);
                }));
            case "site" ->
                List.of(group(BedId.part(ward.site()) + ' ' + trust, keys -> {
                    keys.put("trust", trust);
                    keys.put("site", ward.site());
                }));
            case "trust" -> List.of(group(trust, keys -> keys.put("trust", trust)));
            default -> boardsOf(trust);
        };
    }

    /** A trust of no board is counted under no board, so that none is lost. */
    private List<Group> boardsOf(String trust) {
        Set<String> known = boards.boardsOf(trust);
        if (known.isEmpty()) {
            return List.of(group("", keys -> keys.put("board", null)));
        }
        return known.stream()
                .map(board -> group(board, keys -> keys.put("board", board)))
                .toList();
    }

    private Group group(String key, java.util.function.Consumer<Map<String, @Nullable String>> name) {
        return groups.computeIfAbsent(key, k -> {
            var group = new Group();
            name.accept(group.keys);
            return group;
        });
    }

    private Answer write(Paging paging, PatientSight patients, Freshness freshness) {
        String after = paging.afterKey();
        var bytes = new ByteArrayOutputStream(4096);
        int written = 0;
        String last = null;
        String next = null;
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString(","));
            for (Map.Entry<String, Group> entry : groups.entrySet()) {
                if (after != null && entry.getKey().compareTo(after) <= 0) {
                    continue;
                }
                if (written == paging.limit()) {
                    next = last;
                    break;
                }
                write(json, entry.getValue(), patients);
                last = entry.getKey();
                written++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer(bytes.toByteArray(), next, freshness);
    }

    private Answer answer(byte[] items, @Nullable String next, Freshness freshness) {
        Buffer body = Buffer.buffer(items.length + 200);
        BedPage.times(body, freshness);
        body.appendString(",\"by\":\"").appendString(by).appendString("\",\"items\":[");
        body.appendBytes(items).appendString("],\"next\":");
        body.appendString(next == null ? "null}" : '"' + Paging.cursor(next) + "\"}");
        return new Answer(body, ContentHash.of(items) * 31 + (freshness.stale() ? 1 : 0));
    }

    private void write(JsonGenerator json, Group group, PatientSight patients) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable String> key : group.keys.entrySet()) {
            json.writeStringField(key.getKey(), key.getValue());
        }
        group.tally.write(json, group.countWithoutBed);
        String trust = group.keys.get("trust");
        if (by.equals("ward") && trust != null && patients.of(trust)) {
            withoutBed(json, group.withoutBed);
        }
        json.writeEndObject();
    }

    /** The patients who are on the ward and in no bed, by stay. */
    private static void withoutBed(JsonGenerator json, List<Occupant> patients) throws IOException {
        json.writeArrayFieldStart("staysWithoutBed");
        for (Occupant occupant : patients) {
            json.writeStartObject();
            json.writeStringField("stay", occupant.stay());
            json.writeStringField("since", occupant.since() == null ? null : Times.format(occupant.since()));
            json.writeBooleanField("onLeave", occupant.onLeave());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
