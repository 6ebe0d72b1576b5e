package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.care.ChangePackage.Change;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a change of a package is told in its body. */
final class ChangeBody {

    /** Outcomes at the end of reablement (facts 3.1: short- and long-term support return). */
    static final List<String> OUTCOMES = List.of(
            "no-services-no-identified-needs",
            "long-term-support",
            "short-term-support",
            "ongoing-low-level-support",
            "signposted",
            "self-funding",
            "support-declined",
            "early-cessation-nhs-funded-or-deceased",
            "early-cessation-long-term-support",
            "early-cessation-no-long-term-support");

    private static final String USUAL_REASONS =
            "completed, declined-by-person, " + StayStanding.DIED_AT_HOME + ", moved-away or admitted-to-care-home";

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "start", Set.of("startedAt"),
            "pause", Set.of(),
            "restart", Set.of(),
            "hand-back", Set.of("lastVisitAt"),
            "end", Set.of("reason", "outcome"),
            "review", Set.of("visits"));

    private ChangeBody() {}

    /**
     * Nothing at all says the same as an empty object.
     *
     * @throws ProblemException 400 that names the field and what it may be
     */
    static Change read(String action, byte[] sent) {
        Set<String> members = MEMBERS.getOrDefault(action, Set.of());
        JsonNode body = sent.length == 0 ? MissingNode.getInstance() : Fields.body(sent, members);
        return switch (action) {
            case "start" -> new Change.Start(Fields.moment("startedAt", body.path("startedAt")));
            case "pause" -> new Change.Pause();
            case "restart" -> new Change.Restart();
            case "hand-back" -> new Change.HandBack(lastVisit(body.path("lastVisitAt")));
            case "end" -> new Change.End(reason(body.path("reason")), outcome(body.path("outcome")));
            case "review" -> new Change.Review(body.hasNonNull("visits") ? NeedBody.visits(body.path("visits")) : null);
            default -> throw ProblemException.notFound();
        };
    }

    private static Instant lastVisit(JsonNode value) {
        Instant lastVisit = Fields.timeOrDate("lastVisitAt", value);
        if (lastVisit == null) {
            throw ProblemException.field("lastVisitAt", "is needed: a date, or an ISO-8601 time with an offset");
        }
        return lastVisit;
    }

    /** What a stay tells is told by the stay, so that it can be taken back. */
    private static String reason(JsonNode value) {
        String reason =
                value.isMissingNode() || value.isNull() ? "not-stated" : Fields.code("reason", value, USUAL_REASONS);
        if (StayStanding.isTold(reason)) {
            throw ProblemException.field("reason", "is told by the stay; give another, such as " + USUAL_REASONS);
        }
        return reason;
    }

    private static @Nullable String outcome(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : Fields.oneOf("outcome", value, OUTCOMES);
    }
}
