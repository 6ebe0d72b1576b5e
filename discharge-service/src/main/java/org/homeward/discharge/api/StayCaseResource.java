package org.homeward.discharge.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.homeward.discharge.CaseCommand;
import org.homeward.discharge.DecidePathway;
import org.homeward.discharge.FlagHousing;
import org.homeward.discharge.ReviewCriteria;
import org.homeward.discharge.SetClinicalCriteria;
import org.homeward.discharge.SetExpectedDate;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/** What wards say about a patient's way out: reviews of the criteria to reside, the expected date, the pathway, the home. */
@Path("/v1/stays/{stay}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StayCaseResource {

    /** A review; {@code assessedBy} is the caller and {@code assessedAt} now unless they are said. */
    public record Review(
            @Nullable String code,
            @Nullable String assessedBy,
            @Nullable String assessedAt) {}

    /** An expected date; the first one needs no reason. */
    public record Expected(
            @Nullable String date,
            @Nullable String reason,
            @Nullable String decidedAt) {}

    /** What must be so before the patient can leave; the first version needs no reason. */
    public record Criteria(
            @Nullable String criteria,
            @Nullable String reason,
            @Nullable String decidedAt) {}

    /** A decision on the way out; where a package of care is restarted, the pathway follows from it. */
    public record Decided(
            @Nullable Integer pathway,
            @Nullable String destination,
            @Nullable String restarts,
            @Nullable String decidedAt) {}

    /** Whether the patient has a home to go to. */
    public record Flagged(@Nullable String flag, @Nullable String decidedAt) {}

    private final ReviewCriteria reviewCriteria;
    private final SetExpectedDate setExpectedDate;
    private final SetClinicalCriteria setClinicalCriteria;
    private final DecidePathway decidePathway;
    private final FlagHousing flagHousing;
    private final CaseAnswers answers;
    private final Sight sight;

    StayCaseResource(
            ReviewCriteria reviewCriteria,
            SetExpectedDate setExpectedDate,
            SetClinicalCriteria setClinicalCriteria,
            DecidePathway decidePathway,
            FlagHousing flagHousing,
            CaseAnswers answers,
            Sight sight) {
        this.reviewCriteria = reviewCriteria;
        this.setExpectedDate = setExpectedDate;
        this.setClinicalCriteria = setClinicalCriteria;
        this.decidePathway = decidePathway;
        this.flagHousing = flagHousing;
        this.answers = answers;
        this.sight = sight;
    }

    @POST
    @Path("criteria-to-reside")
    public Response review(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Review review = Bodies.read(body, Review.class);
        var criterion = Fields.criterion("code", review.code());
        String by = Given.textOrNull("assessedBy", review.assessedBy());
        Instant at = Given.time("assessedAt", review.assessedAt());
        return reviewCriteria
                .review(
                        command(stay, "criteria-to-reside", by, at, ifMatch, key, body),
                        criterion,
                        answers.teller(201, "assessedAt", recorded -> "/v1/discharge-cases/" + stay))
                .response();
    }

    @PUT
    @Path("expected-discharge")
    public Response expect(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Expected expected = Bodies.read(body, Expected.class);
        var date = Given.date("date", expected.date());
        String reason = Given.textOrNull("reason", expected.reason());
        Instant at = Given.time("decidedAt", expected.decidedAt());
        return setExpectedDate
                .set(
                        command(stay, "expected-discharge", null, at, ifMatch, key, body),
                        date,
                        reason,
                        answers.teller(200, "decidedAt", recorded -> null))
                .response();
    }

    @PUT
    @Path("clinical-criteria")
    public Response require(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Criteria given = Bodies.read(body, Criteria.class);
        String criteria = Given.words("criteria", given.criteria());
        String reason = Given.textOrNull("reason", given.reason());
        Instant at = Given.time("decidedAt", given.decidedAt());
        return setClinicalCriteria
                .set(
                        command(stay, "clinical-criteria", null, at, ifMatch, key, body),
                        criteria,
                        reason,
                        answers.teller(200, "decidedAt", recorded -> null))
                .response();
    }

    @PUT
    @Path("pathway")
    public Response decide(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Decided decided = Bodies.read(body, Decided.class);
        var choice = new DecidePathway.Choice(
                decided.pathway() == null && decided.restarts() != null
                        ? null
                        : Fields.pathway("pathway", decided.pathway()),
                Given.textOrNull("destination", decided.destination()),
                Given.idOrNull("restarts", decided.restarts()));
        Instant at = Given.time("decidedAt", decided.decidedAt());
        return decidePathway
                .decide(
                        command(stay, "pathway", null, at, ifMatch, key, body),
                        choice,
                        answers.teller(200, "decidedAt", recorded -> null))
                .response();
    }

    @PUT
    @Path("housing-flag")
    public Response flag(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Flagged flagged = Bodies.read(body, Flagged.class);
        HousingFlag.Need need = Fields.housing("flag", flagged.flag());
        Instant at = Given.time("decidedAt", flagged.decidedAt());
        return flagHousing
                .flag(
                        command(stay, "housing-flag", null, at, ifMatch, key, body),
                        need,
                        answers.teller(200, "decidedAt", recorded -> null))
                .response();
    }

    private CaseCommand command(
            String stay,
            String what,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String ifMatch,
            @Nullable String key,
            byte[] body) {
        String caller = sight.subject();
        return new CaseCommand(
                stay,
                by == null ? caller : by,
                at,
                ETags.seenVersion(ifMatch),
                sight::mayActFor,
                new IdempotencyKeys.Command(key, caller, "/v1/stays/" + stay + '/' + what, body));
    }
}
