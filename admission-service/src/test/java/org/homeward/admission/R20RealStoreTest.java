package org.homeward.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Fold;
import org.homeward.admission.domain.SharedHistories;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.messaging.StateJson;
import org.homeward.admission.persistence.Identifier;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.kit.db.DatabaseFailure;
import org.junit.jupiter.api.Test;

/** R20 through the real store: a thousand random histories, shuffled, repeated, split into batches, from four sides. */
class R20RealStoreTest {

    private static final int HISTORIES = 1000;
    private static final int WORKERS = 4;

    private final AdmissionDatabase database = new AdmissionDatabase();
    private final CommitArrivals commits = new CommitArrivals();

    @Test
    void holdsWhatThePureFoldOfTheSameFactsYields() {
        long seed = System.nanoTime();
        Map<String, List<Fact>> histories = histories(seed);
        List<Arrival> arrivals = histories.values().stream()
                .flatMap(List::stream)
                .map(R20RealStoreTest::arrival)
                .collect(Collectors.toCollection(ArrayList::new));
        Random random = new Random(seed);
        for (int i = arrivals.size() / 5; i > 0; i--) {
            arrivals.add(arrivals.get(random.nextInt(arrivals.size())));
        }
        Collections.shuffle(arrivals, random);
        commitFromAllSides(arrivals, random);

        Map<String, String> expected = expected(histories);
        assertThat(listed()).as("seed %d", seed).isEqualTo(expected);
        assertThat(database.number("select count(*) from fact"))
                .as("seed %d", seed)
                .isEqualTo(histories.values().stream().mapToLong(List::size).sum());
        assertThat(database.texts("""
                select key from (select key, version, lag(version) over (partition by key order by id) as before
                                 from outbox) o
                where key not like '%+%' and ((before is null and version <> 1) or version <> before + 1)"""))
                .as("versions rise by one in the outbox's order, seed %d", seed)
                .isEmpty();
        assertThat(database.texts("""
                select key from (select key, recorded_at, lag(recorded_at) over (partition by key order by id) as before
                                 from outbox) o
                where recorded_at <= before""")).as("recorded times rise, seed %d", seed).isEmpty();
    }

    private static Map<String, List<Fact>> histories(long seed) {
        Map<String, List<Fact>> histories = new TreeMap<>();
        for (int i = 0; i < HISTORIES; i++) {
            String trust = "T" + i;
            histories.put(
                    trust,
                    SharedHistories.ofSeed(seed + i).stream()
                            .filter(fact -> fact.trigger() != Trigger.A20)
                            .map(fact -> CleanFact.of(of(trust, fact)))
                            .filter(fact -> !Groups.named(fact).isEmpty())
                            .toList());
        }
        return histories;
    }

    private static Fact of(String trust, Fact fact) {
        Fact.Source source = fact.source();
        return new Fact(
                new Fact.Source(
                        source.sender() + trust, source.sequence(), source.sentAt(), source.controlId(), source.part()),
                trust,
                fact.trigger(),
                fact.at(),
                fact.cancels(),
                fact.patient(),
                fact.visit(),
                fact.place(),
                fact.otherPlace(),
                fact.pendingPlace(),
                fact.expectedAt(),
                fact.link(),
                fact.details());
    }

    private static Arrival arrival(Fact fact) {
        return new Arrival(
                Arrival.HL7,
                fact.source().sender(),
                fact.source().controlId(),
                Instant.now(),
                fact.source().sentAt(),
                fact.trigger().name(),
                fact.trust(),
                fact.toString().getBytes(StandardCharsets.UTF_8),
                new Arrival.Content.Flow(List.of(fact)));
    }

    private void commitFromAllSides(List<Arrival> arrivals, Random random) {
        List<List<List<Arrival>>> sides = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            sides.add(new ArrayList<>());
        }
        for (int from = 0; from < arrivals.size(); ) {
            int until = Math.min(arrivals.size(), from + 1 + random.nextInt(256));
            sides.get(random.nextInt(WORKERS)).add(arrivals.subList(from, until));
            from = until;
        }
        sides.stream()
                .map(batches -> CompletableFuture.runAsync(() -> batches.forEach(this::commit)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void commit(List<Arrival> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.transactions().run(connection -> commits.commit(connection, batch));
                return;
            } catch (DatabaseFailure e) {
                if (!e.isContention() || attempt == 50) {
                    throw e;
                }
            }
        }
    }

    private Map<String, String> expected(Map<String, List<Fact>> histories) {
        Map<Identifier, UUID> people = people();
        Map<String, String> expected = new TreeMap<>();
        histories.forEach((trust, facts) -> ledgers(facts)
                .forEach(ledger -> Fold.fold(ledger)
                        .stays()
                        .forEach(stay -> expected.put(
                                stay.id(),
                                new String(
                                        StateJson.ofStay(stay, number -> people.get(Identifier.patient(trust, number))),
                                        StandardCharsets.UTF_8)))));
        return expected;
    }

    private static List<List<Fact>> ledgers(List<Fact> facts) {
        List<List<Fact>> ledgers = new ArrayList<>();
        for (Groups.Group group : Groups.of(facts.stream().map(Groups::named).toList(), Map.of())) {
            ledgers.add(facts.stream()
                    .filter(fact -> group.unknown()
                            .contains(Groups.named(fact).iterator().next()))
                    .toList());
        }
        return ledgers;
    }

    private Map<Identifier, UUID> people() {
        return read(
                "select trust, number, person from identifier where kind = 'P'",
                (rows, people) -> people.put(
                        Identifier.patient(rows.getString(1), rows.getString(2)), rows.getObject(3, UUID.class)));
    }

    /** Everything that is listed: provisional stays that have ended in others are not. */
    private Map<String, String> listed() {
        var everything = new StayIndex.Filter(null, null, null, null, null, Integer.MAX_VALUE);
        Map<String, String> listed = new TreeMap<>();
        database.transactions()
                .run(connection -> StayIndex.find(connection, everything))
                .forEach(stay -> listed.put(stay.id(), new String(stay.state(), StandardCharsets.UTF_8)));
        return listed;
    }

    /** Reads a row into a map. */
    private interface Row<K, V> {
        void into(ResultSet rows, Map<K, V> map) throws SQLException;
    }

    private <K, V> Map<K, V> read(String query, Row<K, V> row) {
        return database.transactions().run((Connection connection) -> {
            Map<K, V> map = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(query);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    row.into(rows, map);
                }
            }
            return map;
        });
    }
}
