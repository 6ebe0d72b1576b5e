package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * A command with an {@code Idempotency-Key} is done once: the same key with the same body gets the stored answer, with
 * another body a 422 problem. Only what was decided is stored. Key and answer are written in the command's own
 * transaction, so a command that was rolled back may be sent again, and two at once wait for each other. The table is in {@code
 * db/kit/V0_2__idempotency.sql}.
 */
@Singleton
public final class IdempotencyKeys {

    private static final int LONGEST = 255;

    private static final String CLAIM =
            "insert into idempotency (caller, path, key, request_hash) values (?, ?, ?, ?) on conflict do nothing";
    private static final String FIND =
            "select request_hash, status, body, location from idempotency where caller = ? and path = ? and key = ?";
    private static final String FORGET = "delete from idempotency where caller = ? and path = ? and key = ?";
    private static final String KEEP =
            "update idempotency set status = ?, body = ?, location = ? where caller = ? and path = ? and key = ?";

    /**
     * @param key the header; null does the command without remembering it
     * @param body exactly as it was sent
     */
    @SuppressWarnings("ArrayRecordComponent") // Only ever hashed.
    public record Command(@Nullable String key, String caller, String path, byte[] body) {

        /** What is asked for, as the end of its path says it: {@code accept}. */
        String action() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * @param body JSON, or null for an answer without one
     * @param location a path: the caller has come through the front door and knows no other
     * @param isDecided whether the same command is answered so again; otherwise it is asked anew
     */
    public record Answer(
            int status, @Nullable String body, @Nullable String location, boolean isDecided) {

        public Answer(int status, @Nullable String body, @Nullable String location) {
            this(status, body, location, true);
        }

        /** A refusal. @param json writes times and members as the service does */
        public static Answer of(Problem problem, ObjectMapper json) {
            try {
                return new Answer(problem.status(), json.writeValueAsString(problem), null, !problem.isUndecided());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a problem that is no JSON");
            }
        }

        /** The answer as it leaves, with the ETag of the version that it holds: the same when it is told again. */
        public Response response() {
            Response.ResponseBuilder response = Response.status(status);
            if (body != null) {
                response.type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                        .entity(body);
            }
            String tag = body == null || status >= 400 ? null : ETags.ofAnswer(body);
            if (tag != null) {
                response.header(HttpHeaders.ETAG, tag);
            }
            if (location != null) {
                response.header(HttpHeaders.LOCATION, location);
            }
            return response.build();
        }
    }

    /**
     * Does a command once for its key. What is answered without a decision is not kept: what is not there (404) may come,
     * and who has seen another version (409) may look again and send the same.
     *
     * @throws ProblemException 422 when the key was used with another body, 400 when it is too long
     */
    public Answer once(Connection connection, Command command, SqlWork<Answer> work) throws SQLException {
        if (command.key() == null) {
            return work.with(connection);
        }
        if (command.key().isBlank() || command.key().length() > LONGEST) {
            throw ProblemException.field("Idempotency-Key", "must have 1 to 255 characters");
        }
        byte[] hash = ETags.sha256(command.body());
        if (!claim(connection, command, hash)) {
            return stored(connection, command, hash);
        }
        Answer answer = work.with(connection);
        return answer.isDecided() ? keep(connection, command, answer) : forget(connection, command, answer);
    }

    /** Forgets what is older; gives the number of rows. */
    public int purge(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from idempotency where created_at < ?")) {
            delete.setObject(1, Times.toDatabase(before));
            return delete.executeUpdate();
        }
    }

    /** Waits for another transaction that has claimed the same key and is not finished. */
    private static boolean claim(Connection connection, Command command, byte[] hash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            identify(insert, 1, command);
            insert.setBytes(4, hash);
            return insert.executeUpdate() == 1;
        }
    }

    private static Answer forget(Connection connection, Command command, Answer answer) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            identify(delete, 1, command);
            delete.executeUpdate();
        }
        return answer;
    }

    private static Answer keep(Connection connection, Command command, Answer answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(KEEP)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.body());
            update.setString(3, answer.location());
            identify(update, 4, command);
            update.executeUpdate();
        }
        return answer;
    }

    private static Answer stored(Connection connection, Command command, byte[] hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            identify(select, 1, command);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (!Arrays.equals(hash, row.getBytes(1))) {
                    throw new ProblemException(Problem.of(
                            422, "idempotency-key-reused", "The Idempotency-Key was used with another body"));
                }
                return new Answer(row.getInt(2), row.getString(3), row.getString(4));
            }
        }
    }

    private static void identify(PreparedStatement statement, int first, Command command) throws SQLException {
        statement.setString(first, command.caller());
        statement.setString(first + 1, command.path());
        statement.setString(first + 2, command.key());
    }
}
