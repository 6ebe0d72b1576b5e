package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    void execute(String... statements) {
        transactions.perform(connection -> {
            for (String sql : statements) {
                try (var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        });
    }

    /** Leaves the service as it was before it heard of anything. */
    void forgetEverything() {
        execute(
                "truncate housing_matter, housing_matter_version, task, task_version, person_links, person_link, stay_note, assessment_answer, trusted_assessment, stay, stay_history, case_fact, discharge_case, watermark, outbox, idempotency");
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
