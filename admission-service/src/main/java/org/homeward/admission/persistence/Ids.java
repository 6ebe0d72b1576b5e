package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers of a sequence that steps by 1,000: one question to the database for a thousand ids. */
public final class Ids {

    private static final int BLOCK = 1000;

    private final String sequence;
    private long next;
    private long end;

    private Ids(String sequence) {
        this.sequence = sequence;
    }

    /** Ids of messages. */
    public static Ids ofMessages() {
        return new Ids("message_id");
    }

    /** Ids of ledgers. */
    public static Ids ofLedgers() {
        return new Ids("ledger_id");
    }

    /** The next id; ids that a failed transaction took are never given again. */
    public synchronized long next(Connection connection) throws SQLException {
        if (next == end) {
            next = block(connection);
            end = next + BLOCK;
        }
        return next++;
    }

    private long block(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select nextval(?::regclass)")) {
            select.setString(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
