package org.homeward.acceptance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MllpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Fills a trust of 1,000 beds. Movements go in at the front door. What was said day by day (for every patient two reviews
 * of the criteria and one red or green mark a day) is written into discharge-service's table as its commands leave it:
 * some 90,000 commands would take longer than what is to be measured.
 */
final class DischargeLoad {

    static final int BEDS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String ADD = "insert into case_fact values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Stack stack;
    private final Instant now = Instant.now();
    private final Random random = new Random(7);

    DischargeLoad(Stack stack) {
        this.stack = stack;
    }

    /** Lets the trust live for so many days, and returns when discharge-service knows every stay; gives the visits. */
    List<MonthOfABed.Visit> movements(String trust, int days) throws Exception {
        List<MonthOfABed> beds = new ArrayList<>();
        for (int bed = 0; bed < BEDS; bed++) {
            beds.add(new MonthOfABed(trust, bed, now.minus(Duration.ofDays(days)), now));
        }
        send(beds);
        List<MonthOfABed.Visit> visits =
                beds.stream().flatMap(bed -> bed.visits.stream()).toList();
        long over = visits.stream().filter(visit -> visit.until() != null).count();
        String arrived = "select count(*) from stay where present_from is not null and trust = '" + trust + '\'';
        while (count(arrived) < visits.size() || count(arrived + " and present_until < 'infinity'") < over) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return visits;
    }

    /** Writes what was said of these visits; gives how many facts. */
    int said(List<MonthOfABed.Visit> visits) throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.database(Stack.Part.DISCHARGE));
                PreparedStatement add = c.prepareStatement(ADD)) {
            c.setAutoCommit(false);
            int facts = 0;
            for (MonthOfABed.Visit visit : visits) {
                facts += say(add, visit);
            }
            add.executeBatch();
            c.commit();
            c.createStatement().execute("analyze");
            return facts;
        }
    }

    private int say(PreparedStatement add, MonthOfABed.Visit visit) throws SQLException {
        Instant until = visit.until() == null ? now : visit.until();
        Instant fit = visit.from()
                .plus(Duration.between(visit.from(), until).multipliedBy(3).dividedBy(4));
        int facts = 0;
        for (Instant at = visit.from().plusSeconds(3_600); at.isBefore(until); at = at.plus(Duration.ofHours(12))) {
            add(add, visit, "criteria-reviewed", at, at.isBefore(fit) ? "{\"code\":\"12\"}" : "{\"code\":\"none\"}");
            facts++;
            if (facts % 3 == 2) {
                LocalDate day = at.atZone(LONDON).toLocalDate();
                String colour = random.nextInt(3) == 0 ? "GREEN" : "RED";
                add(
                        add,
                        visit,
                        "day-marked",
                        at,
                        "{\"date\":\"%s\",\"colour\":\"%s\",\"reason\":\"scan\"}".formatted(day, colour));
                facts++;
            }
        }
        if (random.nextInt(4) == 0 && fit.isBefore(until)) {
            add(add, visit, "pathway-decided", fit, "{\"pathway\":1,\"destination\":\"P1-REABLEMENT\"}");
            String delay = "{\"delay\":\"%s\",\"reason\":\"CA1\",\"owner\":\"hub\",\"organisation\":\"E06\"}";
            add(add, visit, "delay-opened", fit, delay.formatted(UUID.randomUUID()));
            facts += 2;
        }
        return facts;
    }

    private static void add(PreparedStatement add, MonthOfABed.Visit visit, String kind, Instant at, String data)
            throws SQLException {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        add.setObject(1, UUID.randomUUID());
        add.setString(2, visit.stay());
        add.setString(3, kind);
        add.setObject(4, time);
        add.setObject(5, time.plusMinutes(1));
        add.setString(6, "ward");
        add.setString(7, "command");
        add.setString(8, data);
        add.addBatch();
    }

    private void send(List<MonthOfABed> beds) throws InterruptedException {
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < CONNECTIONS; sender++) {
            int first = sender;
            senders.add(Thread.ofPlatform().start(() -> {
                try (MllpConnection connection = new MllpConnection(stack.mllp(), Duration.ofSeconds(60))) {
                    for (int bed = first; bed < beds.size(); bed += CONNECTIONS) {
                        for (byte[] message : beds.get(bed).messages) {
                            accepted(connection.ask(message));
                        }
                    }
                } catch (IOException e) {
                    failure.set(e);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a message was not taken", failure.get());
        }
    }

    private static void accepted(MllpConnection.Ack ack) throws IOException {
        if (!ack.code().equals("AA")) {
            throw new IOException("answered " + ack.code());
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.database(Stack.Part.DISCHARGE));
                ResultSet row = c.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
