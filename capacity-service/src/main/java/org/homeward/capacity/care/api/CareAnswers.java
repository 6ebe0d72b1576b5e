package org.homeward.capacity.care.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.api.Answers;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Capacity;
import org.homeward.capacity.care.domain.Confidence;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.Reservation;
import org.homeward.capacity.care.persistence.CareItem;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.Problem.FieldError;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Providers and their figures as the gateway tells of them. */
@Singleton
class CareAnswers {

    /** Numbers stay as they are written: 12.5, not 12.500000001. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ObjectMapper bodies;
    private final Confidence confidence;

    CareAnswers(ObjectMapper bodies, @ConfigProperty(name = "homeward.confidence.half-life") Duration halfLife) {
        this.bodies = bodies;
        this.confidence = new Confidence(halfLife);
    }

    /** A line's figure at an instant, with its age and how far it may be trusted. */
    ObjectNode line(String provider, Providers.@Nullable Version description, Availability line, Instant at) {
        ObjectNode item = object(CareItem.of(provider, line, at));
        item.put("name", description == null ? null : description.document().name());
        item.put("tier", description == null ? null : description.document().tierIn(line.line()));
        Declaration declaration = line.declaration();
        Instant declaredAt = declaration == null ? null : declaration.declaredAt();
        if (declaredAt == null) {
            item.putNull("ageSeconds");
        } else {
            item.put("ageSeconds", Math.max(0, Duration.between(declaredAt, at).toSeconds()));
        }
        return item.put("confidence", confidence.of(declaredAt, line.isExpiredAt(at), at));
    }

    /** All figures of a provider; {@code tag} is what its entity tag holds. */
    ObjectNode capacity(Capacity capacity) {
        ObjectNode answer = JSON.createObjectNode().put("provider", capacity.provider());
        Answers.time(answer, "asOf", capacity.at());
        answer.put("tag", capacity.tag());
        ArrayNode items = answer.putArray("items");
        capacity.lines()
                .forEach(line -> items.add(line(capacity.provider(), null, line, capacity.at())
                        .without(List.of("name", "tier", "provider"))));
        return answer;
    }

    ObjectNode provider(Providers.Version version) {
        ObjectNode node = JSON.createObjectNode().put("provider", version.provider());
        node.setAll((ObjectNode) JSON.valueToTree(version.document()));
        node.put("version", version.version());
        Answers.time(node, "recordedAt", version.recordedAt());
        return node;
    }

    ObjectNode hold(String provider, Reservation hold, String unit) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", hold.id().toString())
                .put("provider", provider)
                .put("area", hold.line().area().code())
                .put("service", hold.line().service())
                .put(unit, java.math.BigDecimal.valueOf(hold.amount(), 2).stripTrailingZeros())
                .put("purpose", hold.purpose())
                .put("by", hold.by());
        Answers.time(node, "from", hold.from());
        Answers.time(node, "until", hold.until());
        Answers.time(node, "endedAt", hold.endedAt());
        return node;
    }

    Answer done(int status, Object body, @Nullable String location) {
        return new Answer(status, text(body), location);
    }

    Answer refused(Problem problem) {
        return Answer.of(problem, bodies);
    }

    /** @throws ProblemException 400, always */
    static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(Problem.invalid(faults.stream()
                .map(fault -> new FieldError(fault.field(), fault.reason()))
                .toArray(FieldError[]::new)));
    }

    /** What is written must be written over what the caller has seen; what stands now is told. */
    static Problem changed(@Nullable ObjectNode current) {
        Problem changed = Problem.changed("it has changed since you read it");
        return current == null ? changed : changed.with("current", current);
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that was written here cannot be read");
        }
    }

    private String text(Object body) {
        try {
            return bodies.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.internal());
        }
    }
}
