package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.domain.HousingMatter.Place;

/** Referrals, jobs and bookings of a stay, as they are answered. */
final class HousingAnswers {

    private HousingAnswers() {}

    static ArrayNode of(List<HousingMatter> matters, Instant now) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        matters.forEach(
                matter -> put(items.addObject().put("kind", matter.kind().code()), matter, now));
        return items;
    }

    /** As something that a patient waits for. */
    static ObjectNode wait(HousingMatter matter, Instant now) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("for", matter.kind().code());
        put(node, matter, now).put("label", "Housing: " + words(matter.type()) + ", " + words(matter.status()));
        return node;
    }

    private static ObjectNode put(ObjectNode node, HousingMatter matter, Instant now) {
        Instant due = matter.open() ? matter.dueAt() : null;
        Place place = matter.place();
        node.put("id", matter.id())
                .put("type", matter.type())
                .put("status", matter.status())
                .put("open", matter.open());
        CaseAnswers.time(node, "since", matter.since());
        node.put("organisation", matter.organisation());
        CaseAnswers.time(node, "dueAt", due);
        node.put("overdue", due != null && due.isBefore(now))
                .put("outcome", matter.outcome())
                .put("reference", matter.reference());
        return place == null
                ? node
                : node.put("flat", place.flat())
                        .put("from", place.from().toString())
                        .put("until", place.until().toString());
    }

    private static String words(String code) {
        return code.replace('-', ' ');
    }
}
