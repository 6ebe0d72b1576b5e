package org.homeward.admission.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.admission.persistence.MessageOutcome;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What a caller looks for among messages. */
public class MessageQuery {

    @QueryParam("trust")
    @Nullable
    String trust;

    @QueryParam("sender")
    @Nullable
    String sender;

    @QueryParam("controlId")
    @Nullable
    String controlId;

    @QueryParam("patient")
    @Nullable
    String patient;

    @QueryParam("stay")
    @Nullable
    String stay;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("until")
    @Nullable
    String until;

    @QueryParam("outcome")
    @Nullable
    String outcome;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    int limit() {
        return paging().limit();
    }

    private Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(1);
    }

    MessageIndex.Filter filter(@Nullable String own) {
        String after = paging().afterKey();
        return new MessageIndex.Filter(
                own,
                sender,
                controlId,
                person(),
                null,
                null,
                stay,
                time("from", from),
                time("until", until),
                outcome(),
                false,
                after == null ? null : number(after),
                limit() + 1);
    }

    private @Nullable UUID person() {
        try {
            return patient == null ? null : UUID.fromString(patient);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("patient", "must be a patient's id");
        }
    }

    private @Nullable String outcome() {
        try {
            return outcome == null ? null : MessageOutcome.of(outcome).code();
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("outcome", "must be accepted, no-effect, parked, conflict or refused");
        }
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        try {
            return text == null ? null : Times.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field(name, "must be an ISO-8601 time with an offset");
        }
    }

    /** An id in a path; what is no number names nothing. */
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Rights.notFound();
        }
    }
}
