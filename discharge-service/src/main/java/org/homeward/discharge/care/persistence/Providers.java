package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Provider;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;

/** Providers of care as capacity-service tells of them: its copy is the truth, this one the newest version heard. */
@ApplicationScoped
public class Providers {

    /** A version as it came. */
    public record Received(Provider provider, long version, String data) {

        /** Every area that it could be asked in. */
        public Set<String> areas() {
            Set<String> areas = new TreeSet<>(provider.areas());
            provider.contracts().forEach(contract -> areas.add(contract.area()));
            return areas;
        }
    }

    private static final String KEEP = """
            insert into care_provider (id, version, areas, data) values (?, ?, ?, ?)
            on conflict (id) do update set version = excluded.version, areas = excluded.areas, data = excluded.data,
                heard_at = clock_timestamp()
            where care_provider.version < excluded.version""";
    private static final String FORGET = """
            delete from care_provider where heard_at < ?
              and coalesce(data::jsonb -> 'services', '[]') = '[]' and coalesce(data::jsonb -> 'contracts', '[]') = '[]'""";
    private static final String HOLD_STILL = "select pg_advisory_xact_lock_shared('care_provider'::regclass::bigint)";
    private static final String CHANGE = "select pg_advisory_xact_lock('care_provider'::regclass::bigint)";
    private static final String SERVING = "select data from care_provider where areas && ? order by id";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Keeps providers from changing until the transaction ends: a package that finds nobody now is there to be found by
     * the next provider that appears. Take it before any row.
     */
    public void holdStill(Connection connection) throws SQLException {
        Rows.one(connection, HOLD_STILL, row -> true);
    }

    /** Waits until nobody who was told of the providers as they are has yet to commit. */
    public void awaitStillness(Connection connection) throws SQLException {
        Rows.one(connection, CHANGE, row -> true);
    }

    /** @return false if this version or a newer one is known */
    public boolean keep(Connection connection, Received received) throws SQLException {
        return Rows.write(
                        connection,
                        KEEP,
                        received.provider().id(),
                        received.version(),
                        texts(connection, received.areas()),
                        received.data())
                == 1;
    }

    /** Removes those who offer nothing, so that nobody asks them, and have for long; gives how many. */
    public int forget(Connection connection, Instant before) throws SQLException {
        return Rows.write(connection, FORGET, before);
    }

    /** Those who serve the area of a need; whether they serve the need is theirs to say. There once the round trip has been sent. */
    public List<Provider> around(RoundTrip trip, Need need) throws SQLException {
        List<Provider> around = new ArrayList<>();
        trip.ask(
                SERVING,
                row -> around.add(
                        read(row.getString(1).getBytes(StandardCharsets.UTF_8)).provider()),
                texts(trip.connection(), List.of(need.area(), need.district())));
        return around;
    }

    /** @throws IllegalArgumentException when the bytes are no such provider; nothing of them is repeated */
    public static Received read(byte[] data) {
        try {
            JsonNode node = JSON.readTree(data);
            String id = node.path("provider").asText();
            long version = node.path("version").asLong();
            if (id.isEmpty() || version < 1) {
                throw new IllegalArgumentException("not a provider");
            }
            int tier = node.path("tier").asInt(1);
            Provider provider = new Provider(
                    id,
                    tier,
                    upper(node.path("areas")),
                    codes(node.path("services")),
                    codes(node.path("skills")),
                    contracts(node.path("contracts"), tier));
            return new Received(provider, version, node.toString());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a provider");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Provider.Contract> contracts(JsonNode array, int usual) {
        List<Provider.Contract> contracts = new ArrayList<>();
        array.forEach(node -> contracts.add(new Provider.Contract(
                node.path("area").asText().strip().toUpperCase(Locale.ROOT),
                node.path("service").asText(),
                node.path("tier").asInt(usual))));
        return contracts;
    }

    private static Set<String> upper(JsonNode array) {
        Set<String> areas = new HashSet<>();
        array.forEach(area -> areas.add(area.asText().strip().toUpperCase(Locale.ROOT)));
        return areas;
    }

    private static Set<String> codes(JsonNode array) {
        Set<String> codes = new HashSet<>();
        array.forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
