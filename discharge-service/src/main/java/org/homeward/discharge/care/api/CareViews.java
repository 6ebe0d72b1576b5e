package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.homeward.discharge.care.FindPackages;
import org.homeward.discharge.care.domain.Alarm;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.domain.RestartPathway;
import org.homeward.discharge.care.persistence.NeedJson;
import org.homeward.discharge.care.persistence.PackageJson;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.discharge.care.persistence.Reviews.Review;
import org.homeward.kit.time.Times;

/** Packages and offers as this caller may see them. */
@RequestScoped
class CareViews {

    private final CareCaller caller;
    private final FindPackages find;

    CareViews(CareCaller caller, FindPackages find) {
        this.caller = caller;
        this.find = find;
    }

    /** A package; a provider learns of no other provider. */
    ObjectNode of(Recorded recorded) {
        return of(List.of(recorded)).getFirst();
    }

    List<ObjectNode> of(List<Recorded> page) {
        Map<UUID, List<Alarm>> alarms =
                find.alarms(page.stream().map(Recorded::known).toList(), Instant.now());
        return page.stream()
                .map(one -> of(one, alarms.getOrDefault(one.known().id(), List.of())))
                .toList();
    }

    /**
     * A package as it was; the version is that of what is known now, so it has none.
     *
     * @param reviews that had been made
     */
    ObjectNode past(Past.Kept then, Instant at, List<Review> reviews) {
        ObjectNode node = of(new Recorded(then.known(), 0, then.recordedAt()), find.pastAlarms(then.known(), at));
        node.remove("version");
        reviews(node, then.known(), reviews);
        return node;
    }

    private ObjectNode of(Recorded recorded, List<Alarm> found) {
        PackageOfCare known = recorded.known();
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", known.id().toString());
        node.setAll(PackageJson.event(known, recorded.version(), recorded.recordedAt()));
        node.remove("package");
        OptionalInt pathway = RestartPathway.of(known);
        node.put("restartPathway", pathway.isPresent() ? pathway.getAsInt() : null);
        ArrayNode alarms = node.putArray("alarms");
        found.forEach(alarm -> alarms.addObject().put("code", alarm.code()).put("since", Times.format(alarm.since())));
        if (!caller.seesAll(known)) {
            keepOwn(node.withArray("offers"));
            keepOwn(node.withArray("commitments"));
            if (!caller.isProvider(node.path("provider").asText())) {
                node.putNull("provider");
            }
            if (!caller.isProvider(node.path("previousProvider").asText())) {
                node.putNull("previousProvider");
            }
        }
        return node;
    }

    ObjectNode withReviews(Recorded recorded, List<Review> reviews) {
        ObjectNode node = of(recorded);
        reviews(node, recorded.known(), reviews);
        return node;
    }

    /** Who made them is told to the trust alone: it could be another provider. */
    private void reviews(ObjectNode node, PackageOfCare known, List<Review> reviews) {
        ArrayNode array = node.putArray("reviews");
        for (Review review : reviews) {
            array.addObject()
                    .put("careHoursBefore", NeedJson.hours(review.careBefore()))
                    .put("careHoursAfter", NeedJson.hours(review.careAfter()))
                    .put("staffHoursBefore", NeedJson.hours(review.staffBefore()))
                    .put("staffHoursAfter", NeedJson.hours(review.staffAfter()))
                    .put("by", caller.seesAll(known) || caller.isCaller(review.by()) ? review.by() : null)
                    .put("at", Times.format(review.recordedAt()));
        }
    }

    /**
     * An offer: need and area, and nothing that tells who it is for, until it is accepted and for as long as the package is
     * seen because of that. Afterwards it still says what has become of the package.
     */
    ObjectNode offer(Offer offer, Recorded about) {
        PackageOfCare known = about.known();
        ObjectNode node = PackageJson.offer(offer);
        NeedJson.put(node, known.need());
        if (caller.seesAll(known) || offer.status() == Offer.Status.ACCEPTED) {
            node.put("package", known.id().toString());
            if (caller.sees(known)) {
                node.put("stay", known.stay()).put("trust", known.trust());
            }
            PackageJson.fate(node, known, offer.provider());
        }
        return node;
    }

    private void keepOwn(ArrayNode array) {
        List<JsonNode> own = new ArrayList<>();
        array.forEach(node -> {
            if (caller.isProvider(node.path("provider").asText())) {
                own.add(node);
            }
        });
        array.removeAll().addAll(own);
    }
}
