package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.kit.db.Transactions;

/** What stands in the tables, for tests. */
@ApplicationScoped
public class Database {

    private final Transactions transactions;
    private final String url;

    Database(Transactions transactions, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.transactions = transactions;
        this.url = url;
    }

    /** The rows of a query, columns with a bar between them. */
    public List<String> rows(String sql) {
        return transactions.run(connection -> rows(connection, sql));
    }

    public String one(String sql) {
        return rows(sql).getFirst();
    }

    public void execute(String... statements) {
        transactions.perform(connection -> {
            for (String sql : statements) {
                try (var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        });
    }

    /** Ends every session of this database, as a restart of the server would. */
    void cutAllSessions() {
        try (Connection connection = java.sql.DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves the service as it was before it heard of anything. */
    public void forgetEverything() {
        execute("truncate stay, stay_history, occupancy, patient_link, bed_status, estate, estate_version, estate_bed,"
                + " estate_ward, hold, live_view, watermark, outbox, idempotency, provider, provider_version, declaration,"
                + " care_package, care_package_history, commitment, capacity_hold, care_record, care_watermark, pathway_case,"
                + " step_down_flat_history, flat_record, flat_watermark");
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
