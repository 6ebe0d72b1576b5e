package org.homeward.admission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.homeward.kit.db.Transactions;
import org.homeward.local.TestServers;
import org.postgresql.ds.PGSimpleDataSource;

/** A new, migrated database of admission-service, for tests that need no HTTP and no Kafka. */
final class AdmissionDatabase {

    private final DataSource dataSource;
    private final Transactions transactions;

    AdmissionDatabase() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestServers.freshDatabase());
        Flyway.configure()
                .dataSource(source)
                .locations("db/migration", "db/kit")
                .load()
                .migrate();
        this.dataSource = source;
        this.transactions = new Transactions(source);
    }

    DataSource dataSource() {
        return dataSource;
    }

    Transactions transactions() {
        return transactions;
    }

    /** The first column of all rows as text, in the order of the query. */
    List<String> texts(String query) {
        return transactions.run(connection -> {
            List<String> values = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(query);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        });
    }

    long number(String query) {
        return Long.parseLong(texts(query).get(0));
    }

    void execute(String statement) {
        transactions.perform(connection -> {
            try (PreparedStatement execute = connection.prepareStatement(statement)) {
                execute.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
