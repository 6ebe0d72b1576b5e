package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.homeward.discharge.care.ReadLedger.By;
import org.homeward.discharge.care.ReadLedger.Entry;
import org.homeward.discharge.care.domain.Ledger;
import org.homeward.discharge.care.domain.Measures;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Stretch;
import org.homeward.discharge.care.persistence.CouncilJson;
import org.homeward.discharge.care.persistence.NeedJson;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Lines of the ledger and measures as they are told. What nobody knows is null, never nought. */
final class LedgerViews {

    private LedgerViews() {}

    static ObjectNode line(Ledger.Line line) {
        ObjectNode node = key(line.key());
        node.put("packages", line.packages())
                .put("unfilledStaffHours", NeedJson.hours(line.unfilledMinutes()))
                .put("emergencyStaffHours", NeedJson.hours(line.emergencyMinutes()));
        var rate = line.rate();
        Long cost = line.costPence();
        node.put("perHour", rate == null ? null : CouncilJson.pounds(rate.pencePerHour()));
        node.put("emergencyPerHour", rate == null ? null : CouncilJson.pounds(rate.emergencyPencePerHour()));
        return node.put("emergencyCost", cost == null ? null : CouncilJson.pounds(cost));
    }

    static ObjectNode entry(Entry entry) {
        PackageOfCare known = entry.known();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("package", known.id().toString())
                .put("stay", known.stay())
                .put("area", known.need().area())
                .put("status", known.state().code());
        ArrayNode parts = node.putArray("parts");
        for (Ledger.Part part : entry.parts()) {
            Stretch stretch = part.stretch();
            parts.add(key(part.key())
                    .put("kind", stretch.isEmergency() ? "emergency-cover" : "unfilled")
                    .put("provider", stretch.provider())
                    .put("from", Times.format(stretch.from()))
                    .put("until", Times.format(stretch.until()))
                    .put("staffHoursPerWeek", NeedJson.hours(stretch.staffMinutesPerWeek())));
        }
        return node;
    }

    static ObjectNode measures(By by, String name, Measures measures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (by != By.ALL) {
            node.put(by == By.PROVIDER ? "provider" : "council", name.isEmpty() ? null : name);
        }
        counts(node.putObject("offersClosed"), measures.closedOffers());
        clock(node.putObject("offerToAnswer"), measures.offerToAnswer());
        clock(node.putObject("acceptedToStarted"), measures.acceptedToStarted());
        counts(node.putObject("reablementOutcomes"), measures.outcomes());
        List<Measures.Review> reviews = measures.reviews();
        ObjectNode reviewed = node.putObject("reviews").put("count", reviews.size());
        sum(reviewed, "careHoursBefore", reviews, Measures.Review::careBefore);
        sum(reviewed, "careHoursAfter", reviews, Measures.Review::careAfter);
        sum(reviewed, "staffHoursBefore", reviews, Measures.Review::staffBefore);
        sum(reviewed, "staffHoursAfter", reviews, Measures.Review::staffAfter);
        return node;
    }

    private static ObjectNode key(Ledger.Key key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("council", key.council().isEmpty() ? null : key.council())
                .put("week", key.week().toString())
                .put("service", key.service())
                .put("tier", key.tier() < 0 ? null : Integer.valueOf(key.tier()));
    }

    private static void clock(ObjectNode node, Measures.Clock clock) {
        node.put("count", clock.count())
                .put("medianSeconds", seconds(clock.median()))
                .put("p90Seconds", seconds(clock.p90()));
    }

    private static @Nullable Long seconds(@Nullable Duration taken) {
        return taken == null ? null : Long.valueOf(taken.toSeconds());
    }

    private static void counts(ObjectNode node, Map<String, Integer> counts) {
        new TreeMap<>(counts).forEach(node::put);
    }

    private static void sum(
            ObjectNode node, String name, List<Measures.Review> reviews, ToIntFunction<Measures.Review> minutes) {
        node.put(name, NeedJson.hours(reviews.stream().mapToInt(minutes).sum()));
    }
}
