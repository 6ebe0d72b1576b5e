package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.homeward.capacity.care.domain.ProviderDocument;
import org.homeward.kit.db.Rows;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** The providers of care, and every document that each of them had. */
@ApplicationScoped
public class Providers {

    /** A provider's document as recorded. */
    public record Version(
            String provider, long version, Instant recordedAt, String recordedBy, ProviderDocument document) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String CLAIM =
            "insert into provider (id) select t from unnest(?::text[]) as t order by t on conflict do nothing";
    private static final String LOCK = "select id from provider where id = any(?) order by id for update";
    private static final String RAISE = "update provider set version = ? where id = ?";
    private static final String ADD = """
            insert into provider_version (provider, version, recorded_at, recorded_by, document)
            values (?, ?, ?, ?, ?)""";
    private static final String LATEST =
            "select * from provider_version where provider = ? order by version desc limit 1";
    private static final String VERSIONS = "select * from provider_version where provider = ? order by version";
    private static final String KNOWN = """
            select distinct on (provider) * from provider_version where provider = any(?) and recorded_at <= ?
            order by provider, version desc""";
    private static final String PAGE = """
            select v.* from provider p join provider_version v on v.provider = p.id and v.version = p.version
            where p.id > ? order by p.id limit ?""";
    private static final String IDS = "select id from provider where id > ? order by id limit ?";
    private static final String DUE =
            "select id from provider where changes_at <= clock_timestamp() order by changes_at limit ?";
    private static final String CHANGES =
            "update provider set changes_at = ? where id = ?" + " and changes_at is distinct from ?";

    /** Locks the providers in the order of their ids, new ones too: nothing about them changes meanwhile. */
    public void lock(Connection connection, Collection<String> providers) throws SQLException {
        var ids = texts(connection, new TreeSet<>(providers));
        Rows.write(connection, CLAIM, ids);
        Rows.list(connection, LOCK, row -> row.getString(1), ids);
    }

    public @Nullable Version latest(Connection connection, String provider) throws SQLException {
        return Rows.one(connection, LATEST, Providers::version, provider);
    }

    /** Oldest first. */
    public List<Version> versions(Connection connection, String provider) throws SQLException {
        return Rows.list(connection, VERSIONS, Providers::version, provider);
    }

    /** What was known of these providers at an instant. */
    public Map<String, Version> known(Connection connection, Collection<String> providers, Instant knownAt)
            throws SQLException {
        Map<String, Version> result = new HashMap<>();
        Rows.list(connection, KNOWN, Providers::version, texts(connection, providers), knownAt)
                .forEach(version -> result.put(version.provider(), version));
        return result;
    }

    public void add(Connection connection, Version version) throws SQLException {
        Rows.write(connection, RAISE, version.version(), version.provider());
        Rows.write(
                connection,
                ADD,
                version.provider(),
                version.version(),
                version.recordedAt(),
                version.recordedBy(),
                text(version.document()));
    }

    /** The newest description of each provider after this one, in the order of the ids. */
    public List<Version> page(Connection connection, String after, int limit) throws SQLException {
        return Rows.list(connection, PAGE, Providers::version, after, limit);
    }

    /** Ids after this one, of providers of which anything is known. */
    public List<String> ids(Connection connection, @Nullable String after, int limit) throws SQLException {
        return Rows.list(connection, IDS, row -> row.getString(1), after == null ? "" : after, limit);
    }

    /** Providers of which a figure has changed by itself. */
    public List<String> due(Connection connection, int limit) throws SQLException {
        return Rows.list(connection, DUE, row -> row.getString(1), limit);
    }

    void changesAt(Connection connection, String provider, @Nullable Instant at) throws SQLException {
        Object when = at == null ? null : Times.toDatabase(at);
        Rows.write(connection, CHANGES, when, provider, when);
    }

    /** The document as it is kept: equal documents give equal text. */
    public static String text(ProviderDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        try {
            return new Version(
                    row.getString("provider"),
                    row.getLong("version"),
                    Rows.instant(row, "recorded_at"),
                    row.getString("recorded_by"),
                    JSON.readValue(row.getString("document"), ProviderDocument.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored provider cannot be read");
        }
    }
}
