package org.homeward.capacity.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeward.capacity.HoldBed.Outcome;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.Interval;
import org.homeward.capacity.domain.Reason;
import org.homeward.capacity.domain.Release;
import org.homeward.capacity.persistence.Holds;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a wish for a bed is answered. */
@RequestScoped
public class HoldAnswers {

    private final Sight sight;
    private final ObjectMapper json;

    HoldAnswers(Sight sight, ObjectMapper json) {
        this.sight = sight;
        this.json = json;
    }

    Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held(Hold hold) -> new Answer(201, text(hold(hold, null)), "/v1/holds/" + hold.id());
            case Outcome.Refused(Bed bed, List<Reason> reasons) -> problem(refused(bed, reasons));
            case Outcome.StayIsOver over ->
                problem(Problem.conflict("stay-is-over", "the stay has ended or was cancelled"));
            case Outcome.EndsInThePast past ->
                problem(Problem.invalid(new Problem.FieldError("until", "must lie ahead")));
            case Outcome.UnknownBed unknown -> problem(Problem.notFound().withDetail("there is no such bed"));
            case Outcome.UnknownStay unknown -> problem(Problem.notFound().withDetail("there is no such stay"));
        };
    }

    /** @throws ProblemException 404 for a hold that is not known; that is no answer to keep */
    public static Answer of(Release release) {
        return switch (release) {
            case RELEASED -> new Answer(204, null, null);
            case UNKNOWN_HOLD -> throw ProblemException.notFound();
        };
    }

    static ObjectNode hold(Holds.Recorded recorded) {
        ObjectNode node = hold(recorded.hold(), recorded.end());
        node.put("trust", recorded.trust());
        return node;
    }

    private static ObjectNode hold(Hold hold, Hold.@Nullable End end) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", hold.id().toString())
                .put("bed", hold.bed())
                .put("stay", hold.stay())
                .put("purpose", hold.purpose())
                .put("by", hold.by());
        Answers.time(node, "from", hold.from());
        Answers.time(node, "until", hold.until());
        Answers.time(node, "endedAt", hold.endedAt());
        return node.put(
                "endedBy",
                end == null ? null : end.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Problem refused(Bed bed, List<Reason> reasons) {
        Instant earliest =
                reasons.stream().map(Reason::from).max(Instant::compareTo).orElse(Instant.EPOCH);
        Problem problem = Problem.conflict("bed-not-free", "the bed cannot be held now")
                .with("bed", bed.bed().id())
                .with("reasons", Answers.reasons(reasons, earliest));
        boolean held = reasons.stream().anyMatch(reason -> reason.code() == Reason.Code.HELD);
        Bed.Hold hold = bed.hold();
        if (held && hold != null) {
            ObjectNode by = JsonNodeFactory.instance.objectNode().put("who", hold.by());
            Answers.time(by, "since", hold.from());
            Answers.time(by, "until", hold.until());
            problem = problem.with("heldBy", by.put("hold", hold.id().toString()));
        }
        boolean occupied = reasons.stream()
                .anyMatch(reason -> reason.code() == Reason.Code.OCCUPIED || reason.code() == Reason.Code.ON_LEAVE);
        return occupied ? problem.with("occupiedBy", occupants(bed)) : problem;
    }

    private Object occupants(Bed bed) {
        boolean patients = sight.patientsOf(bed.trust());
        return bed.occupants().stream()
                .map(occupant -> {
                    ObjectNode node = JsonNodeFactory.instance.objectNode();
                    if (patients) {
                        node.put("who", occupant.stay());
                    }
                    Answers.time(node, "since", occupant.since());
                    Answers.time(node, "until", new Interval(occupant.from(), occupant.until()).until());
                    return node;
                })
                .toList();
    }

    private Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.internal());
        }
    }
}
