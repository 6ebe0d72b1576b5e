package org.homeward.discharge.care;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.db.Transactions;

/** What stands in the tables, for tests. */
@ApplicationScoped
class Database {

    private final Transactions transactions;

    Database(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The rows of a query, columns with a bar between them. */
    List<String> rows(String sql) {
        return transactions.run(connection -> rows(connection, sql));
    }

    String one(String sql) {
        return rows(sql).getFirst();
    }

    /** Whether a transaction waits for what another has reserved by name. */
    boolean isSomebodyWaiting() {
        return !one("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .equals("0");
    }

    void execute(String... statements) {
        transactions.perform(connection -> {
            for (String sql : statements) {
                try (var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        });
    }

    /** Waits until a stay is known to stand so. */
    void awaitPresence(String stay, String presence) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows("select presence from care_stay where stay = '" + stay + "'")
                        .contains(presence));
    }

    /** The person of stay RXX:1 leaves hospital. */
    void goHome(String person) {
        Feeds.stay("RXX:1", person, 2, "discharged", Instant.now().minus(Duration.ofDays(1)));
        awaitPresence("RXX:1", "GONE");
    }

    /** Leaves the service as it was before it heard of anything. */
    void forgetEverything() {
        execute(
                "truncate housing_matter, housing_matter_version, task, task_version, person_links, person_link, stay_note, assessment_answer, trusted_assessment, stay, stay_history, care_stay, council_terms, care_provider, package_review, package_offer, package_history, package_sight, package_of_care,"
                        + " case_fact, discharge_case, watermark, outbox, idempotency");
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    line.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                result.add(line.toString());
            }
            return result;
        }
    }
}
