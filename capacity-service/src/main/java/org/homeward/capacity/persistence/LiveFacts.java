package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.capacity.domain.BedFacts;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.Ward;

/**
 * Everything that the live record of a bed or ward can depend on, for many of them at once. What ended before the last
 * fact about a bed was recorded is left in the table, except the stays after which nobody has cleaned.
 */
final class LiveFacts {

    private static final String HEADS = """
            select t.target, first.trust as first_trust, first.known_from as first_known,
                   last.known_from, last.source, gone.known_until, gone.ended_by,
                   b.bed, b.trust as bed_trust, b.kind, b.single_room, b.sex, b.specialty, b.staffed, b.cleaning,
                   b.declared_at, b.removed, w.ward, w.trust as ward_trust, w.name, w.specialty as ward_specialty,
                   w.declared_at as ward_declared_at, e.trust as site_trust
            from unnest(?::text[]) as t (target)
            left join lateral (select trust, known_from from occupancy o where o.target = t.target
                               order by known_from, trust limit 1) as first on true
            left join lateral (select known_from, source from occupancy o where o.target = t.target
                               order by known_from desc, source desc limit 1) as last on true
            left join lateral (select known_until, ended_by from occupancy o
                               where o.target = t.target and known_until is not null
                               order by known_until desc, ended_by desc limit 1) as gone on true
            left join estate_bed b on b.bed = t.target
            left join estate_ward w on w.ward = t.target
            left join estate e on e.site = split_part(t.target, '/', 1)""";
    private static final String STATUSES = "select * from bed_status where bed = any(?) order by from_at, sequence, id";
    private static final String HELD = """
            select bed, max(trust) as trust, min(recorded_at) as first,
                   max(greatest(recorded_at, ended_recorded_at)) as last
            from hold where bed = any(?) group by bed""";
    private static final String HOLDS = "select * from hold where bed = any(?) and ended_at is null";
    private static final String SPANS = """
            select o.* from unnest(?::text[], ?::timestamptz[]) as t (target, since_when)
            join occupancy o on o.target = t.target and o.known_until is null
             and (o.until is null or o.until >= t.since_when)""";

    private final Map<String, TargetDraft> drafts = new LinkedHashMap<>();

    private LiveFacts() {}

    static LiveFacts of(Connection connection, Collection<String> targets) throws SQLException {
        LiveFacts facts = new LiveFacts();
        var names = texts(connection, targets);
        Rows.list(connection, HEADS, facts::addHead, names);
        Rows.list(connection, STATUSES, facts::addStatus, names);
        Rows.list(connection, HELD, facts::addHeld, names);
        Rows.list(connection, HOLDS, row -> facts.of(row, "bed").holds.add(Holds.hold(row)), names);
        List<TargetDraft> rows = List.copyOf(facts.drafts.values());
        Rows.list(
                connection,
                SPANS,
                row -> facts.of(row, "target").spans.add(Occupancies.span(row)),
                texts(connection, rows, draft -> draft.target),
                times(connection, rows, TargetDraft::sinceWhen));
        return facts;
    }

    List<BedFacts> beds() {
        return drafts.values().stream()
                .filter(draft -> draft.isKnown() && draft.isBed())
                .map(TargetDraft::bed)
                .toList();
    }

    List<Ward.Facts> wards() {
        return drafts.values().stream()
                .filter(draft -> draft.isKnown() && !draft.isBed())
                .map(TargetDraft::ward)
                .toList();
    }

    private TargetDraft of(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(drafts.get(row.getString(column)));
    }

    private boolean addHead(ResultSet row) throws SQLException {
        TargetDraft draft = new TargetDraft(row.getString("target"));
        drafts.put(draft.target, draft);
        draft.saw(Rows.instantOrNull(row, "first_known"), "", row.getString("first_trust"));
        draft.saw(Rows.instantOrNull(row, "known_from"), row.getString("source"), null);
        draft.saw(Rows.instantOrNull(row, "known_until"), row.getString("ended_by"), null);
        draft.siteTrust = row.getString("site_trust");
        draft.usedByFeed = row.getString("first_trust") != null;
        if (row.getString("bed") != null) {
            draft.estate = row.getBoolean("removed") ? null : entry(row);
            draft.removedAt = row.getBoolean("removed") ? Rows.instant(row, "declared_at") : null;
            draft.saw(Rows.instant(row, "declared_at"), "estate", row.getString("bed_trust"));
        }
        if (row.getString("ward") != null) {
            draft.name = row.getString("name");
            draft.specialty = row.getString("ward_specialty");
            draft.saw(Rows.instant(row, "ward_declared_at"), "estate", row.getString("ward_trust"));
        }
        return true;
    }

    private boolean addStatus(ResultSet row) throws SQLException {
        TargetDraft draft = of(row, "bed");
        draft.statuses.add(BedStatuses.fact(row));
        draft.usedByFeed = true;
        draft.saw(Rows.instant(row, "recorded_at"), row.getString("source"), row.getString("trust"));
        return true;
    }

    private boolean addHeld(ResultSet row) throws SQLException {
        TargetDraft draft = of(row, "bed");
        draft.saw(Rows.instant(row, "first"), "holds", row.getString("trust"));
        draft.saw(Rows.instant(row, "last"), "holds", null);
        return true;
    }

    static EstateEntry entry(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new EstateEntry(
                Place.parse(row.getString("bed")),
                row.getString("bed_trust"),
                kind == null ? null : EstateEntry.Kind.valueOf(kind),
                Rows.flagOrNull(row, "single_room"),
                row.getString("sex"),
                row.getString("specialty"),
                Rows.flagOrNull(row, "staffed"),
                row.getBoolean("cleaning"),
                Rows.instant(row, "declared_at"));
    }
}
