package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.homeward.capacity.FindEstate;
import org.homeward.capacity.RecordBedStatus;
import org.homeward.capacity.RecordBedStatus.Outcome;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.persistence.BedStatuses;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What hospitals say about their beds. */
@Path("/v1/bed-status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BedStatusResource {

    private static final Map<String, Said> STATUSES = Map.of(
            "cleaning", Said.CLEANING,
            "contaminated", Said.CONTAMINATED,
            "closed", Said.CLOSED,
            "clean", Said.CLEAN,
            "open", Said.OPEN);

    /** No free text: what people write about a bed is soon about its patient. */
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final String SCOPE = "hl7:write";

    /** A fact about a bed. */
    public record Statement(
            @Nullable String bed,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String until) {}

    private final RecordBedStatus record;
    private final FindEstate estates;
    private final Caller caller;

    BedStatusResource(RecordBedStatus record, FindEstate estates, Caller caller) {
        this.record = record;
        this.estates = estates;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keep(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireScope(SCOPE);
        Statement fact = Bodies.read(body, Statement.class);
        Place bed = Ids.bed("bed", fact.bed());
        Said said = fact.status() == null ? null : STATUSES.get(fact.status());
        if (said == null) {
            throw ProblemException.field("status", "must be cleaning, contaminated, closed, clean or open");
        }
        check(fact, said);
        var command = new RecordBedStatus.Command(
                bed.id(),
                trust(bed),
                said,
                Given.time("from", fact.from()),
                Given.time("until", fact.until()),
                fact.reason());
        var once = new IdempotencyKeys.Command(key, caller.subject(), "/v1/bed-status", body);
        return record.keep(command, once, BedStatusResource::told).response();
    }

    private static IdempotencyKeys.Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Impossible(String field, String reason) -> throw ProblemException.field(field, reason);
            case Outcome.Kept(BedStatuses.Recorded kept) ->
                new IdempotencyKeys.Answer(201, answer(kept).toString(), "/v1/bed-status/" + kept.id());
        };
    }

    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        caller.requireScope(SCOPE);
        BedStatuses.Recorded fact = record.find(Given.id(id));
        if (fact == null || !caller.mayActFor(fact.trust())) {
            throw ProblemException.notFound();
        }
        return answer(fact);
    }

    private static void check(Statement fact, Said said) {
        if (fact.until() != null && said != Said.CLOSED) {
            throw ProblemException.field("until", "only a closure has an end; the others end with clean or open");
        }
        if (said == Said.CLOSED && fact.reason() == null) {
            throw ProblemException.field("reason", "is needed for a closure: a code such as maintenance");
        }
        if (said == Said.CLOSED && fact.until() == null) {
            throw ProblemException.field("until", "is needed for a closure: its planned end");
        }
        if (fact.reason() != null && !REASON.matcher(fact.reason()).matches()) {
            throw ProblemException.field("reason", "must be a code such as maintenance or infection-control");
        }
    }

    /** The site's trust; of a site without an estate the caller's. Another trust's bed is not there for the caller. */
    private String trust(Place bed) {
        String owner = estates.trustOf(bed.site());
        String org = caller.org();
        String trust = owner != null ? owner : org != null ? org : firstThree(bed.site());
        if (!caller.mayActFor(trust)) {
            throw ProblemException.notFound();
        }
        return trust;
    }

    /** ODS: a trust's site has the trust's code and two more characters. */
    static String firstThree(String site) {
        return site.length() > 3 ? site.substring(0, 3) : site;
    }

    private static ObjectNode answer(BedStatuses.Recorded recorded) {
        BedStatusFact fact = recorded.fact();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", recorded.id().toString())
                .put("bed", recorded.bed())
                .put("status", fact.said().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("reason", fact.detail());
        Answers.time(node, "from", fact.from());
        Answers.time(node, "until", fact.until());
        Answers.time(node, "recordedAt", recorded.recordedAt());
        return node.put("source", recorded.source());
    }
}
