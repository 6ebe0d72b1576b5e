package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.DeriveBed;
import org.homeward.capacity.domain.Horizon;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Beds and wards at any instant, by what was known at any other: history and the same algebra as now. */
@ApplicationScoped
public class PastViews {

    /**
     * The two times of a question.
     *
     * @param asOf the instant described
     * @param knownAt only what was recorded up to here counts
     * @param hindsight what began between {@code asOf} and this instant is not told
     */
    public record Times(Instant asOf, Instant knownAt, Instant hindsight) {

        /** By all that is known now. */
        public static Times knownNow(Instant asOf, Instant now) {
            return new Times(asOf, TargetFacts.FOREVER, now);
        }

        /** By what was known at an instant. */
        public static Times knownAt(Instant asOf, Instant knownAt) {
            return new Times(asOf, knownAt, knownAt);
        }

        Horizon horizon() {
            return new Horizon(asOf, hindsight);
        }
    }

    private static final String TARGETS = """
            select target from live_view
            where is_bed = ? and target > ? and (?::text is null or starts_with(target, ?))
            order by target limit ?""";

    private static final String VERSIONS = "select target, version from live_view where target = any(?)";

    /** Ids of beds, or of wards, after this one; never more than the limit. */
    public List<String> targets(
            Connection connection, boolean beds, @Nullable String site, @Nullable String after, int limit)
            throws SQLException {
        String prefix =
                site == null ? null : new Place(site, null, null, null).wardId().replaceAll("-$", "");
        return Rows.list(
                connection, TARGETS, row -> row.getString(1), beds, after == null ? "" : after, prefix, prefix, limit);
    }

    /** Those of these beds that were known then, in the order of the ids: pages go on behind the last one. */
    public List<Bed> beds(Connection connection, List<String> ids, Times times) throws SQLException {
        return facts(connection, ids, times).beds().stream()
                .map(bed -> DeriveBed.at(bed, times.horizon()))
                .filter(bed -> !bed.removed())
                .sorted(Comparator.comparing(bed -> bed.bed().id()))
                .toList();
    }

    /** Those of these wards that were known then. */
    public List<Ward> wards(Connection connection, Collection<String> wards, Times times) throws SQLException {
        return facts(connection, wards, times).wards().stream()
                .map(ward -> Ward.at(ward, times.horizon()))
                .toList();
    }

    /** The versions of the live records of these beds. */
    public Map<String, Long> versions(Connection connection, List<String> ids) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> versions.put(row.getString(1), row.getLong(2)), texts(connection, ids));
        return versions;
    }

    private static TargetFacts facts(Connection connection, Collection<String> targets, Times times)
            throws SQLException {
        TreeSet<String> sites = new TreeSet<>();
        targets.forEach(target -> sites.add(new TargetDraft(target).site()));
        Map<String, SiteEstate> estates = new HashMap<>();
        for (Map.Entry<String, List<Version>> site : versions(connection, sites).entrySet()) {
            List<Version> then = then(site.getValue(), times);
            if (!then.isEmpty()) {
                estates.put(site.getKey(), SiteEstate.after(site.getKey(), then));
            }
        }
        return TargetFacts.at(connection, targets, estates, times.asOf(), times.knownAt());
    }

    /** A document holds from when it was recorded; the first one also before, since the beds were there before. */
    private static List<Version> then(List<Version> versions, Times times) {
        List<Version> result = new ArrayList<>();
        for (Version version : versions) {
            boolean known = !version.recordedAt().isAfter(times.knownAt());
            if (known && (result.isEmpty() || !version.recordedAt().isAfter(times.asOf()))) {
                result.add(version);
            }
        }
        return result;
    }

    private static Map<String, List<Version>> versions(Connection connection, Collection<String> sites)
            throws SQLException {
        return Estates.versionsOf(connection, texts(connection, sites));
    }
}
