package org.homeward.admission.api;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.admission.persistence.MessageOutcome;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
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
                Given.time("from", from),
                Given.time("until", until),
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

    /** An id in a path; what is no number names nothing. */
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Rights.notFound();
        }
    }
}
