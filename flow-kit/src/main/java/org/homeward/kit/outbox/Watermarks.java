package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * Up to when this service has applied what comes from upstream: for each partition of its own topic, the {@code
 * knownAt} of the last upstream beat that was applied, written in the transaction of the facts before it. A partition
 * that is not there has not heard a beat yet, and gets none.
 */
@FunctionalInterface
public interface Watermarks {

    Map<Integer, Instant> read(Connection connection) throws SQLException;
}
