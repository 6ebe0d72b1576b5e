package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.flags;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.domain.EstateDocument;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.domain.SiteEstate.WardEntry;
import org.homeward.kit.db.Rows;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Every document of every site, and the current beds and wards taken apart. */
@ApplicationScoped
public class Estates {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String CLAIM =
            "insert into estate (site, trust, version, recorded_at) values (?, ?, 0, clock_timestamp()) on conflict do nothing";
    private static final String LOCK = "select trust from estate where site = ? for update";
    private static final String TRUST = "select trust from estate where site = ? and version > 0";
    private static final String RAISE = "update estate set version = ?, recorded_at = ? where site = ?";
    private static final String ADD = """
            insert into estate_version (site, version, trust, recorded_at, recorded_by, document)
            values (?, ?, ?, ?, ?, ?)""";
    private static final String VERSIONS = "select * from estate_version where site = any(?) order by site, version";
    private static final String LATEST = "select * from estate_version where site = ? order by version desc limit 1";
    private static final String SITES = "select site from estate where version > 0 order by site";
    private static final String CLEAR_BEDS = "delete from estate_bed where site = ?";
    private static final String CLEAR_WARDS = "delete from estate_ward where site = ?";
    private static final String BEDS = """
            insert into estate_bed (site, trust, bed, kind, single_room, sex, specialty, staffed, cleaning, removed,
                                    declared_at)
            select ?, ?, e.* from unnest(?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::boolean[],
              ?::boolean[], ?::boolean[], ?::timestamptz[]) as e""";
    private static final String WARDS = """
            insert into estate_ward (site, trust, ward, name, specialty, removed, declared_at)
            select ?, ?, e.* from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[]) as e""";

    /** Locks the site's estate, claiming it for the trust if it is new, and gives the trust that it belongs to. */
    public String lock(Connection connection, String site, String trust) throws SQLException {
        Rows.write(connection, CLAIM, site, trust);
        String owner = Rows.one(connection, LOCK, row -> row.getString(1), site);
        return owner == null ? trust : owner;
    }

    /** The trust of a site that has an estate, null for others. */
    public @Nullable String trustOf(Connection connection, String site) throws SQLException {
        return Rows.one(connection, TRUST, row -> row.getString(1), site);
    }

    public @Nullable Version latest(Connection connection, String site) throws SQLException {
        return Rows.one(connection, LATEST, Estates::version, site);
    }

    /** All versions of these sites, oldest first. */
    public Map<String, List<Version>> versions(Connection connection, Collection<String> sites) throws SQLException {
        return versionsOf(connection, texts(connection, sites));
    }

    static Map<String, List<Version>> versionsOf(Connection connection, Array sites) throws SQLException {
        Map<String, List<Version>> result = new HashMap<>();
        for (Version version : Rows.list(connection, VERSIONS, Estates::version, sites)) {
            result.computeIfAbsent(version.site(), site -> new ArrayList<>()).add(version);
        }
        return result;
    }

    public List<String> sites(Connection connection) throws SQLException {
        return Rows.list(connection, SITES, row -> row.getString(1));
    }

    public void add(Connection connection, Version version) throws SQLException {
        Rows.write(connection, RAISE, version.version(), version.recordedAt(), version.site());
        Rows.write(
                connection,
                ADD,
                version.site(),
                version.version(),
                version.trust(),
                Times.toDatabase(version.recordedAt()),
                version.recordedBy(),
                text(version.document()));
    }

    /** Writes what the beds and wards of a site are now. */
    public void replace(Connection c, SiteEstate estate) throws SQLException {
        Rows.write(c, CLEAR_BEDS, estate.site());
        Rows.write(c, CLEAR_WARDS, estate.site());
        List<EstateEntry> beds = new ArrayList<>(estate.beds().values());
        Rows.write(
                c,
                BEDS,
                estate.site(),
                estate.trust(),
                texts(c, beds, bed -> bed.bed().id()),
                texts(c, beds, bed -> bed.kind() == null ? null : bed.kind().name()),
                flags(c, beds, EstateEntry::singleRoom),
                texts(c, beds, EstateEntry::sex),
                texts(c, beds, EstateEntry::specialty),
                flags(c, beds, EstateEntry::staffed),
                flags(c, beds, EstateEntry::cleaningAfterStay),
                flags(c, beds, bed -> false),
                times(c, beds, EstateEntry::declaredAt));
        addRemoved(c, estate);
        List<WardEntry> wards = new ArrayList<>(estate.wards().values());
        Rows.write(
                c,
                WARDS,
                estate.site(),
                estate.trust(),
                texts(c, wards, WardEntry::ward),
                texts(c, wards, WardEntry::name),
                texts(c, wards, WardEntry::specialty),
                flags(c, wards, WardEntry::removed),
                times(c, wards, WardEntry::declaredAt));
    }

    /** The document as it is kept: equal documents give equal text. */
    public static String text(EstateDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addRemoved(Connection c, SiteEstate estate) throws SQLException {
        List<Map.Entry<String, java.time.Instant>> gone =
                new ArrayList<>(estate.removedBeds().entrySet());
        if (!gone.isEmpty()) {
            Rows.write(
                    c,
                    BEDS,
                    estate.site(),
                    estate.trust(),
                    texts(c, gone, Map.Entry::getKey),
                    texts(c, gone, bed -> null),
                    flags(c, gone, bed -> null),
                    texts(c, gone, bed -> null),
                    texts(c, gone, bed -> null),
                    flags(c, gone, bed -> null),
                    flags(c, gone, bed -> false),
                    flags(c, gone, bed -> true),
                    times(c, gone, Map.Entry::getValue));
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        try {
            return new Version(
                    row.getString("site"),
                    row.getLong("version"),
                    row.getString("trust"),
                    Rows.instant(row, "recorded_at"),
                    row.getString("recorded_by"),
                    JSON.readValue(row.getString("document"), EstateDocument.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored estate cannot be read");
        }
    }
}
