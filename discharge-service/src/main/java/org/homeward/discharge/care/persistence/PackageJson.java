package org.homeward.discharge.care.persistence;

import static org.homeward.discharge.care.persistence.NeedJson.hours;
import static org.homeward.discharge.care.persistence.NeedJson.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.homeward.discharge.care.domain.Commitment;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.State;
import org.jspecify.annotations.Nullable;

/** A package as it is told: on {@code homeward.package-of-care} and to those who may see the stay. */
public final class PackageJson {

    private PackageJson() {}

    /** The data of an event (docs/events/homeward.package-of-care.v1.schema.json). */
    public static ObjectNode event(PackageOfCare known, long version, Instant recordedAt) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("package", known.id().toString())
                .put("stay", known.stay())
                .put("trust", known.trust())
                .put("person", known.whose().person())
                .put("previousProvider", known.previous());
        NeedJson.put(node, known.need());
        putState(node, known);
        commitments(node.putArray("commitments"), known);
        ArrayNode offers = node.putArray("offers");
        known.offers().forEach(offer -> offers.add(offer(offer)));
        node.put("source", Packages.SOURCE).put("version", version);
        time(node, "recordedAt", recordedAt);
        return node;
    }

    public static ObjectNode offer(Offer offer) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", offer.id().toString())
                .put("provider", offer.provider())
                .put("tier", offer.tier())
                .put("status", offer.status().code());
        time(node, "sentAt", offer.sentAt());
        time(node, "deadline", offer.deadline());
        time(node, "answeredAt", offer.answeredAt());
        return node.put("reason", offer.reason());
    }

    /** What has become of the package by now; why and when it ended to whom it had until then. */
    public static void fate(ObjectNode node, PackageOfCare known, String provider) {
        State state = known.state();
        Instant ended = state.closedAt();
        boolean wasItsOwn = ended != null && provider.equals(known.provider());
        node.put("packageStatus", state.code());
        node.put("packageEndReason", wasItsOwn ? state.endReason() : null);
        time(node, "packageEndedAt", wasItsOwn ? ended : null);
    }

    private static void putState(ObjectNode node, PackageOfCare known) {
        State state = known.state();
        State sourcing = known.sourcing();
        State.Accepted accepted = sourcing instanceof State.Accepted found ? found : null;
        node.put("status", state.code());
        node.put("tier", tier(sourcing));
        node.put("provider", known.provider());
        time(node, "requestedAt", known.requestedAt());
        time(node, "acceptedAt", lastAcceptance(known));
        time(node, "startsAt", accepted == null ? null : accepted.startsAt());
        time(node, "heldSince", accepted == null ? null : accepted.heldSince());
        time(node, "startedAt", known.firstStartedAt());
        State.Paused paused = state instanceof State.Paused one ? one : null;
        time(node, "pausedAt", paused == null ? null : paused.pausedAt());
        time(node, "lapsesAt", paused == null ? null : paused.lapsesAt());
        time(node, "restartAskedAt", paused == null ? null : paused.restartAskedAt());
        State.Notice notice = state.notice();
        time(node, "lastVisitAt", notice == null ? null : notice.lastVisit());
        node.put("sourcing", sourcing == null ? null : sourcing.code());
        time(node, "endedAt", state.closedAt());
        node.put("endReason", state.endReason());
        node.put("outcome", state instanceof State.Ended ended ? ended.outcome() : null);
    }

    private static @Nullable Integer tier(@Nullable State sourcing) {
        return switch (sourcing) {
            case State.Offered offered -> offered.tier();
            case State.Accepted accepted -> accepted.tier();
            case null, default -> null;
        };
    }

    private static @Nullable Instant lastAcceptance(PackageOfCare known) {
        return known.offers().stream()
                .filter(offer -> offer.status() == Offer.Status.ACCEPTED)
                .map(Offer::answeredAt)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static void commitments(ArrayNode array, PackageOfCare known) {
        for (Commitment one : known.commitments()) {
            ObjectNode node = array.addObject()
                    .put("provider", one.provider())
                    .put("staffHoursPerWeek", hours(one.staffMinutesPerWeek()));
            node.set("visits", NeedJson.visits(one.visits()));
            time(node, "acceptedAt", one.acceptedAt());
            time(node, "endedAt", one.endedAt());
            node.put("paused", one.paused());
        }
    }
}
