package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.discharge.ApplyAdmissionEvents.Batch;
import org.homeward.discharge.care.FollowStays;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.persistence.CaseJson;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.persistence.Stays.Received;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.junit.jupiter.api.Test;

/**
 * Random histories of stays that are admitted, cancelled, discharged, reopened, readmitted, merged, merged elsewhere and
 * parted again: every order of arrival, with repetitions, in polls of any size, leaves the cases that follow from the last
 * versions. And that this would be noticed if it were not so.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AdmissionOrderTest {

    private static final int HISTORIES = 25;
    private static final int ORDERS = 4;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    ApplyAdmissionEvents apply;

    @Inject
    CaseFacts facts;

    @Inject
    ReferenceData reference;

    @Inject
    KeepCases keep;

    @Inject
    Upstream upstream;

    @Inject
    FollowStays care;

    @Inject
    People people;

    @Test
    void leavesTheSameCasesInEveryOrder() {
        long seed = new Random().nextLong();
        assertThat(wrong(seed, apply)).as("seed %d", seed).isEmpty();
    }

    /** What a stay was part of until now is not told that it has gone. */
    @Test
    void noticesThatAFormerSurvivorIsForgotten() {
        assertThat(wrong(7, with(new Stays() {
                    @Override
                    public Set<String> partsOf(Connection connection, Collection<String> stays) {
                        return new TreeSet<>();
                    }
                })))
                .isNotEmpty();
    }

    /** A late version is taken for the newest. */
    @Test
    void noticesThatTheLastToComeWins() {
        assertThat(wrong(7, with(new Stays() {
                    @Override
                    public Map<String, Long> lock(Connection connection, SortedMap<String, String> trusts)
                            throws SQLException {
                        Map<String, Long> known = super.lock(connection, trusts);
                        known.replaceAll((stay, version) -> 0L);
                        return known;
                    }
                })))
                .isNotEmpty();
    }

    private ApplyAdmissionEvents with(Stays stays) {
        return new ApplyAdmissionEvents(transactions, stays, keep, upstream, care, people);
    }

    /** The first history and order after which a case is not as it must be; nothing if there is none. */
    private Optional<String> wrong(long seed, ApplyAdmissionEvents applied) {
        Random random = new Random(seed);
        for (int history = 0; history < HISTORIES; history++) {
            AdmissionHistory told = new AdmissionHistory(random);
            Map<String, String> expected = expected(told);
            for (int order = 0; order < ORDERS; order++) {
                play(told, random, applied);
                if (!cases().equals(expected)) {
                    return Optional.of("history " + history + ", order " + order);
                }
            }
        }
        return Optional.empty();
    }

    private void play(AdmissionHistory told, Random random, ApplyAdmissionEvents applied) {
        database.forgetEverything();
        transactions.perform(connection -> {
            for (var said : told.facts().entrySet()) {
                for (CaseFact fact : said.getValue()) {
                    facts.add(connection, said.getKey(), fact);
                }
            }
        });
        List<Received> events = new ArrayList<>(told.events());
        events.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(events, random);
        for (int from = 0; from < events.size(); ) {
            int until = Math.min(events.size(), from + 1 + random.nextInt(3));
            applied.apply(new Batch(events.subList(from, until), List.of(), Map.of()));
            from = until;
        }
    }

    private Map<String, String> cases() {
        Map<String, String> cases = new TreeMap<>();
        database.rows("select stay, data from discharge_case").forEach(row -> {
            int bar = row.indexOf('|');
            cases.put(row.substring(0, bar), row.substring(bar + 1));
        });
        return cases;
    }

    /** From the last versions and what was said of each stay and of those that went into it. */
    private Map<String, String> expected(AdmissionHistory told) {
        Map<String, String> cases = new TreeMap<>();
        for (StayVersion last : told.last()) {
            var discharge = CaseFold.of(last, told.saidOf(last.stay()));
            cases.put(
                    last.stay(),
                    CaseJson.of(discharge, reference.delayReasons()).toString());
        }
        return cases;
    }
}
