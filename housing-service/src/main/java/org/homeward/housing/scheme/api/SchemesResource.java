package org.homeward.housing.scheme.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.scheme.AddReferral;
import org.homeward.housing.scheme.MeasureScheme;
import org.homeward.housing.scheme.MeasureScheme.Question;
import org.homeward.housing.scheme.RemoveReferral;
import org.homeward.housing.scheme.domain.Outcomes;
import org.homeward.housing.scheme.domain.SmallNumbers;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What schemes are worth. A trust is told of its own patients, others of all, by whole quarters and without small numbers. */
@Path("/v1/schemes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SchemesResource {

    record ReferralBody(@Nullable String referral) {}

    private final MeasureScheme measure;
    private final AddReferral add;
    private final RemoveReferral remove;
    private final OutcomesAnswer answers;
    private final SchemeCaller caller;
    private final ObjectMapper json;

    SchemesResource(
            MeasureScheme measure,
            AddReferral add,
            RemoveReferral remove,
            OutcomesAnswer answers,
            SchemeCaller caller,
            ObjectMapper json) {
        this.measure = measure;
        this.add = add;
        this.remove = remove;
        this.answers = answers;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Path("{id}/outcomes")
    public ObjectNode outcomes(@PathParam("id") String id, @BeanParam SchemeQuery query) {
        caller.requireFigures();
        Instant now = Instant.now();
        LocalDate today = new Moment(now).day();
        boolean told = caller.seesPatients();
        Question question = told
                ? query.question(scheme(id), caller.trust(), today)
                : query.quarter(scheme(id), caller.trust(), today);
        Outcomes outcomes = measure.measure(question);
        if (outcomes == null) {
            throw ProblemException.notFound();
        }
        return answers.of(question, outcomes, new SmallNumbers(told)).put("asOf", Times.format(now));
    }

    /** The scheme answers for this referral, too. */
    @POST
    @Path("{id}/referrals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.WRITE);
        String scheme = scheme(id);
        UUID referral = referral(Bodies.read(body, ReferralBody.class).referral());
        return add.add(
                        command(scheme, referral, "", key, body),
                        new Answer(201, told(scheme, referral), null),
                        Answer.of(Problem.notFound().withDetail("there is no such referral"), json))
                .response();
    }

    /** The scheme does not answer for this referral any more. */
    @POST
    @Path("{id}/referrals/{referral}/remove")
    public Response remove(
            @PathParam("id") String id,
            @PathParam("referral") String of,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.WRITE);
        String scheme = scheme(id);
        UUID referral = Given.id(of);
        return remove.remove(
                        command(scheme, referral, "/" + referral + "/remove", key, body),
                        new Answer(200, told(scheme, referral), null),
                        Answer.of(Problem.notFound().withDetail("the scheme has no such referral"), json))
                .response();
    }

    private AddReferral.Command command(
            String scheme, UUID referral, String action, @Nullable String key, byte[] body) {
        String path = "/v1/schemes/" + scheme + "/referrals" + action;
        var once = new IdempotencyKeys.Command(key, caller.subject(), path, body);
        return new AddReferral.Command(scheme, referral, caller.subject(), caller::mayActFor, once);
    }

    private static String told(String scheme, UUID referral) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scheme", scheme)
                .put("referral", referral.toString())
                .toString();
    }

    private static String scheme(String id) {
        if (id.indexOf('\0') >= 0) {
            throw ProblemException.notFound();
        }
        return id;
    }

    private static UUID referral(@Nullable String text) {
        try {
            return UUID.fromString(Given.text("referral", text));
        } catch (IllegalArgumentException noId) {
            throw ProblemException.field("referral", "must be the id of a referral");
        }
    }
}
