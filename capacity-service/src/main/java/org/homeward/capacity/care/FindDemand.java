package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Demand;
import org.homeward.capacity.care.domain.DemandWeek;
import org.homeward.capacity.care.domain.DeriveAvailability;
import org.homeward.capacity.care.domain.DeriveDemand;
import org.homeward.capacity.care.domain.PathwayCapacity;
import org.homeward.capacity.care.domain.ProviderFacts;
import org.homeward.capacity.care.persistence.CareFacts;
import org.homeward.capacity.care.persistence.Demands;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Demand and capacity by pathway and week: what was asked for, started, waits and ended, against what is free. */
@ApplicationScoped
public class FindDemand {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int AT_ONCE = 500;
    private static final int PATHWAYS = 4;

    /**
     * @param from a Monday
     * @param until a Monday, not included
     * @param area null for all
     * @param asOf nothing after it counts
     */
    public record Question(
            LocalDate from, LocalDate until, @Nullable Area area, Instant asOf, Instant knownAt) {}

    /**
     * A week of a pathway.
     *
     * @param people by the pathways that were decided for them
     * @param packages of care at home; null for pathways 2 and 3
     * @param free hundredths of a staff hour a week, or of a place; null where nothing is declared
     */
    public record Week(
            DemandWeek people,
            @Nullable DemandWeek packages,
            @Nullable Long free) {}

    private final Transactions transactions;
    private final Demands demands;
    private final Providers providers;
    private final CareFacts facts;

    FindDemand(Transactions transactions, Demands demands, Providers providers, CareFacts facts) {
        this.transactions = transactions;
        this.demands = demands;
        this.providers = providers;
        this.facts = facts;
    }

    /** In the order of weeks and pathways; people of an area are not known, so they are told of all areas alone. */
    public List<Week> find(Question question) {
        return transactions.search(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            return find(connection, question);
        });
    }

    private List<Week> find(Connection connection, Question question) throws SQLException {
        Instant end = end(question.until(), question);
        List<Demand> people = demands.people(connection, start(question.from()), end, question.knownAt());
        List<Demand> packages = packages(connection, question, end);
        Map<LocalDate, PathwayCapacity> free = free(connection, question);
        List<Week> weeks = new ArrayList<>();
        for (LocalDate monday : free.keySet()) {
            Instant from = start(monday);
            Instant until = end(monday.plusWeeks(1), question);
            for (int pathway = 0; pathway < PATHWAYS; pathway++) {
                weeks.add(new Week(
                        DemandWeek.of(monday, pathway, people, from, until),
                        pathway > 1 ? null : DemandWeek.of(monday, pathway, packages, from, until),
                        free.get(monday).of(pathway)));
            }
        }
        return weeks;
    }

    private List<Demand> packages(Connection connection, Question question, Instant end) throws SQLException {
        List<Demand> all = new ArrayList<>();
        List<String> ids = demands.packages(connection, start(question.from()), end, question.knownAt());
        for (int first = 0; first < ids.size(); first += AT_ONCE) {
            List<String> some = ids.subList(first, Math.min(first + AT_ONCE, ids.size()));
            for (var versions : demands.versions(connection, some, question.knownAt())) {
                Area area = versions.getLast().area();
                if (question.area() == null || question.area().overlaps(area)) {
                    all.addAll(DeriveDemand.of(versions));
                }
            }
        }
        return all;
    }

    /** What was free at the end of each week. */
    private Map<LocalDate, PathwayCapacity> free(Connection connection, Question question) throws SQLException {
        Map<LocalDate, PathwayCapacity> free = new TreeMap<>();
        for (LocalDate monday = question.from(); monday.isBefore(question.until()); monday = monday.plusWeeks(1)) {
            if (start(monday).isBefore(question.asOf())) {
                free.put(monday, new PathwayCapacity());
            }
        }
        List<String> ids = providers.ids(connection, null, AT_ONCE);
        while (!ids.isEmpty()) {
            for (Map.Entry<LocalDate, PathwayCapacity> week : free.entrySet()) {
                Instant at = end(week.getKey().plusWeeks(1), question);
                for (ProviderFacts one : facts.known(connection, ids, at, question.knownAt())) {
                    add(DeriveAvailability.at(one, at), question.area(), at, week.getValue());
                }
            }
            ids = providers.ids(connection, ids.getLast(), AT_ONCE);
        }
        return free;
    }

    private static void add(List<Availability> lines, @Nullable Area area, Instant at, PathwayCapacity week) {
        for (Availability line : lines) {
            if (area == null || area.overlaps(line.line().area())) {
                week.add(line, at);
            }
        }
    }

    private static Instant start(LocalDate monday) {
        return monday.atStartOfDay(LONDON).toInstant();
    }

    private static Instant end(LocalDate next, Question question) {
        Instant end = start(next);
        return end.isAfter(question.asOf()) ? question.asOf() : end;
    }
}
