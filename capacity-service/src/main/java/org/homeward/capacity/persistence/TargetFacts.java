package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.capacity.domain.BedFacts;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the record of a bed or ward can depend on, for many of them at once: now, or as it was known at an
 * instant. What ended before the instant that is described is left in the table, except the stays after which nobody
 * has cleaned.
 */
final class TargetFacts {

    private static final String HEADS = """
            select t.target, first.trust as first_trust, first.known_from as first_known,
                   last.known_from, last.source, gone.known_until, gone.ended_by,
                   exists (select from occupancy o where o.target = t.target and o.known_from <= a.known_at
                             and coalesce(o.known_until, 'infinity') > a.known_at) as believed,
                   b.bed, b.trust as bed_trust, b.kind, b.single_room, b.sex, b.specialty, b.staffed, b.cleaning,
                   b.declared_at, b.removed, w.ward, w.trust as ward_trust, w.name, w.specialty as ward_specialty,
                   w.declared_at as ward_declared_at, e.trust as site_trust
            from unnest(?::text[]) as t (target) cross join (select ?::timestamptz as known_at) as a
            left join lateral (select trust, known_from from occupancy o
                               where o.target = t.target and known_from <= a.known_at
                               order by known_from, trust limit 1) as first on true
            left join lateral (select known_from, source from occupancy o
                               where o.target = t.target and known_from <= a.known_at
                               order by known_from desc, source desc limit 1) as last on true
            left join lateral (select known_until, ended_by from occupancy o
                               where o.target = t.target and known_until <= a.known_at
                               order by known_until desc, ended_by desc limit 1) as gone on true
            left join estate_bed b on b.bed = t.target
            left join estate_ward w on w.ward = t.target
            left join estate e on e.site = split_part(t.target, '/', 1)""";
    private static final String STATUSES =
            "select * from bed_status where bed = any(?) and recorded_at <= ? order by from_at, sequence, id";
    private static final String HELD = """
            select bed, max(trust) as trust, min(recorded_at) as first,
                   max(greatest(recorded_at, case when ended_recorded_at <= a.known_at then ended_recorded_at end)) as last
            from hold cross join (select ?::timestamptz as known_at) as a
            where bed = any(?) and recorded_at <= a.known_at group by bed""";
    private static final String LIVE_HOLDS =
            "select *, ended_at as known_ended_at from hold where bed = any(?) and ended_at is null";
    private static final String KNOWN_HOLDS = """
            select *, case when ended_recorded_at <= a.known_at then ended_at end as known_ended_at
            from hold cross join (select ?::timestamptz as known_at, ?::timestamptz as at) as a
            where bed = any(?) and recorded_at <= a.known_at and until_at > a.at
              and (ended_at is null or ended_at > a.at or ended_recorded_at > a.known_at)""";
    private static final String LIVE_SPANS = """
            select o.* from unnest(?::text[], ?::timestamptz[]) as t (target, since_when)
            join occupancy o on o.target = t.target and o.known_until is null
             and coalesce(o.until, 'infinity') >= t.since_when""";
    private static final String KNOWN_SPANS = """
            select o.* from (select ?::timestamptz as known_at) as a
            cross join unnest(?::text[], ?::timestamptz[]) as t (target, since_when)
            join occupancy o on o.target = t.target
             and o.known_from <= a.known_at and (o.known_until is null or o.known_until > a.known_at)
             and (o.until is null or o.until >= t.since_when)""";

    static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    private @Nullable Instant readAt;

    private TargetFacts() {}

    /** What is known now. */
    static TargetFacts live(Connection connection, Collection<String> targets) throws SQLException {
        TargetFacts facts = new TargetFacts();
        var names = texts(connection, targets);
        RoundTrip trip = facts.ask(connection, names, FOREVER).ask(LIVE_HOLDS, facts::addHold, names);
        RecordedTime.read(trip, time -> facts.readAt = time);
        trip.send();
        List<TargetDraft> rows = List.copyOf(facts.drafts.values());
        new RoundTrip(connection)
                .ask(
                        LIVE_SPANS,
                        facts::addSpan,
                        texts(connection, rows, draft -> draft.target),
                        times(connection, rows, TargetDraft::sinceWhen))
                .send();
        return facts;
    }

    /**
     * What was known at an instant about another.
     *
     * @param estates the sites' estates as of {@code asOf}, known at {@code knownAt}
     */
    static TargetFacts at(
            Connection connection,
            Collection<String> targets,
            Map<String, SiteEstate> estates,
            Instant asOf,
            Instant knownAt)
            throws SQLException {
        TargetFacts facts = new TargetFacts();
        var names = texts(connection, targets);
        facts.ask(connection, names, knownAt)
                .ask(KNOWN_HOLDS, facts::addHold, knownAt, asOf, names)
                .send();
        facts.drafts.values().forEach(draft -> draft.replaceEstate(estates.get(draft.site())));
        List<TargetDraft> rows = List.copyOf(facts.drafts.values());
        new RoundTrip(connection)
                .ask(
                        KNOWN_SPANS,
                        facts::addSpan,
                        knownAt,
                        texts(connection, rows, draft -> draft.target),
                        times(connection, rows, draft -> draft.sinceWhen(asOf)))
                .send();
        return facts;
    }

    private RoundTrip ask(Connection connection, Array names, Instant knownAt) {
        return new RoundTrip(connection)
                .ask(HEADS, this::addHead, names, knownAt)
                .ask(STATUSES, this::addStatus, names, knownAt)
                .ask(HELD, this::addHeld, knownAt, names);
    }

    /** The database's clock when the facts of now were read, for what is recorded because of them. */
    Instant readAt() {
        return Objects.requireNonNull(readAt, "these are facts of the past");
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

    private void addHead(ResultSet row) throws SQLException {
        TargetDraft draft = new TargetDraft(row.getString("target"));
        drafts.put(draft.target, draft);
        draft.saw(Rows.instantOrNull(row, "first_known"), "", row.getString("first_trust"));
        draft.saw(Rows.instantOrNull(row, "known_from"), row.getString("source"), null);
        draft.saw(Rows.instantOrNull(row, "known_until"), row.getString("ended_by"), null);
        draft.siteTrust = row.getString("site_trust");
        draft.usedByFeed = row.getBoolean("believed");
        if (row.getString("bed") != null) {
            Instant at = Rows.instant(row, "declared_at");
            draft.declared(row.getBoolean("removed") ? null : entry(row), at);
        }
        if (row.getString("ward") != null) {
            draft.describe(
                    row.getString("name"), row.getString("ward_specialty"), Rows.instant(row, "ward_declared_at"));
        }
    }

    private void addHold(ResultSet row) throws SQLException {
        of(row, "bed").holds.add(Holds.hold(row, "known_ended_at"));
    }

    private void addSpan(ResultSet row) throws SQLException {
        of(row, "target").spans.add(Occupancies.span(row));
    }

    private void addStatus(ResultSet row) throws SQLException {
        TargetDraft draft = of(row, "bed");
        draft.statuses.add(BedStatuses.fact(row));
        draft.usedByFeed = true;
        draft.saw(Rows.instant(row, "recorded_at"), row.getString("source"), row.getString("trust"));
    }

    private void addHeld(ResultSet row) throws SQLException {
        TargetDraft draft = of(row, "bed");
        draft.saw(Rows.instant(row, "first"), "holds", row.getString("trust"));
        draft.saw(Rows.instant(row, "last"), "holds", null);
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
