package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.homeward.capacity.api.HoldAnswers;
import org.homeward.capacity.care.HoldCapacity;
import org.homeward.capacity.care.HoldCapacity.Outcome;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.Reservation;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Hours and places kept for somebody. An offer keeps nothing; a hold is asked for, and has an end. */
@Path("/v1/providers/{id}/capacity-holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CapacityHoldsResource {

    private static final String SCOPE = "capacity:write";
    private static final String PURPOSE = "[a-z][a-z0-9-]{0,39}";

    /** @param purpose a code, no free text: what people write about a hold is soon about a patient */
    record Wish(
            @Nullable String area,
            @Nullable String service,
            @Nullable BigDecimal hours,
            @Nullable BigDecimal places,
            @Nullable String purpose,
            @Nullable String until) {}

    private final HoldCapacity holdCapacity;
    private final CareAnswers answers;
    private final ProviderRights rights;

    CapacityHoldsResource(HoldCapacity holdCapacity, CareAnswers answers, ProviderRights rights) {
        this.holdCapacity = holdCapacity;
        this.answers = answers;
        this.rights = rights;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response hold(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        rights.require(SCOPE, id);
        Wish wish = Bodies.read(body, Wish.class);
        String path = "/v1/providers/" + id + "/capacity-holds";
        return holdCapacity
                .hold(command(id, wish, new IdempotencyKeys.Command(key, rights.subject(), path, body)), this::told)
                .response();
    }

    @GET
    @Path("{hold}")
    public ObjectNode one(@PathParam("id") String id, @PathParam("hold") String hold) {
        rights.requireToRead(SCOPE, id);
        Reservation found = holdCapacity.find(id, Given.id(hold));
        if (found == null) {
            throw ProblemException.notFound();
        }
        return answers.hold(id, found, unit(found.line()));
    }

    @DELETE
    @Path("{hold}")
    public Response release(
            @PathParam("id") String id,
            @PathParam("hold") String hold,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        rights.require(SCOPE, id);
        UUID given = Given.id(hold);
        String path = "/v1/providers/" + id + "/capacity-holds/" + given;
        var once = new IdempotencyKeys.Command(key, rights.subject(), path, new byte[0]);
        return holdCapacity.release(id, given, once, HoldAnswers::of).response();
    }

    private HoldCapacity.Command command(String id, Wish wish, IdempotencyKeys.Command idempotency) {
        Statements read = new Statements();
        CareService known = wish.service() == null ? null : CareService.of(wish.service());
        Unit unit = known == null ? Unit.HOURS : known.unit();
        Area area = read.area("area", wish.area());
        String service = read.service("service", wish.service(), unit);
        boolean hours = unit == Unit.HOURS;
        Long amount = read.amount(hours ? "hours" : "places", hours ? wish.hours() : wish.places(), true);
        if (amount != null && amount == 0) {
            read.add(hours ? "hours" : "places", "must be more than 0");
        }
        if (wish.purpose() == null || !wish.purpose().matches(PURPOSE)) {
            read.add("purpose", "must be a code such as discharge");
        }
        Instant until = Given.time("until", wish.until());
        if (until == null) {
            read.add("until", "is needed");
        }
        if (area == null
                || service == null
                || amount == null
                || until == null
                || wish.purpose() == null
                || !read.faults().isEmpty()) {
            throw CareAnswers.invalid(read.faults());
        }
        return new HoldCapacity.Command(
                id, new Line(area, service), amount, wish.purpose(), until, rights.subject(), idempotency);
    }

    private IdempotencyKeys.Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held(String provider, Reservation hold) ->
                answers.done(
                        201,
                        answers.hold(provider, hold, unit(hold.line())),
                        "/v1/providers/" + provider + "/capacity-holds/" + hold.id());
            case Outcome.UnknownProvider unknown -> throw ProblemException.notFound();
            case Outcome.EndsInThePast past -> throw ProblemException.field("until", "must lie in the future");
            case Outcome.NotEnough(Availability left) -> answers.refused(notEnough(left));
        };
    }

    private static Problem notEnough(@Nullable Availability left) {
        Problem problem = Problem.conflict("not-enough-capacity", "less than that is free now");
        Long amount = left == null ? null : left.amount();
        return amount == null
                ? problem
                : problem.with("available", BigDecimal.valueOf(amount, 2).stripTrailingZeros());
    }

    private static String unit(Line line) {
        return CareService.unitOf(line.service()) == Unit.HOURS ? "hours" : "places";
    }
}
