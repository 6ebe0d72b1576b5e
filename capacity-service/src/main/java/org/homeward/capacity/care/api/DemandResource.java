package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import org.homeward.capacity.care.FindDemand;
import org.homeward.capacity.care.FindDemand.Week;
import org.homeward.capacity.care.domain.DemandWeek;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Demand and capacity by pathway and week, and the gap; whatever nobody has stated is null and never nought. */
@Path("/v1/demand-and-capacity")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DemandResource {

    private final FindDemand find;
    private final ProviderRights rights;

    DemandResource(FindDemand find, ProviderRights rights) {
        this.find = find;
        this.rights = rights;
    }

    @GET
    public ObjectNode weeks(@BeanParam DemandQuery query) {
        rights.requireFlow();
        FindDemand.Question question = query.question();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(question.asOf()));
        ArrayNode items = answer.putArray("items");
        find.find(question).forEach(week -> items.add(week(week, question.area() == null)));
        return answer.putNull("next");
    }

    private static ObjectNode week(Week week, boolean everywhere) {
        DemandWeek people = week.people();
        DemandWeek packages = week.packages();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("week", people.monday().toString())
                .put("pathway", people.pathway());
        if (everywhere) {
            node.putObject("people")
                    .put("asked", people.asked().count())
                    .put("started", people.started().count())
                    .put("waiting", people.waiting().count())
                    .put("givenUp", people.givenUp().count());
        } else {
            node.putNull("people");
        }
        if (packages == null) {
            node.putNull("packages");
        } else {
            packages(node.putObject("packages"), packages);
        }
        node.put("unit", packages == null ? "places" : "staff-hours-a-week");
        node.put("free", amount(week.free()));
        return node.put("gap", amount(gap(week, everywhere)));
    }

    /** What waits and finds nothing free; negative where more is free than waits. */
    private static @Nullable Long gap(Week week, boolean everywhere) {
        Long free = week.free();
        DemandWeek packages = week.packages();
        if (free == null || packages == null && !everywhere) {
            return null;
        }
        return (packages == null ? week.people() : packages).waiting().amount() - free;
    }

    private static void packages(ObjectNode node, DemandWeek week) {
        sum(node, "asked", week.asked());
        sum(node, "started", week.started());
        sum(node, "waiting", week.waiting());
        if (week.pathway() > 0) {
            sum(node, "running", week.running());
            sum(node, "ended", week.ended());
        }
        sum(node, "givenUp", week.givenUp());
    }

    private static void sum(ObjectNode node, String name, DemandWeek.Sum sum) {
        node.putObject(name).put("count", sum.count()).put("staffHoursPerWeek", amount(sum.amount()));
    }

    private static @Nullable BigDecimal amount(@Nullable Long hundredths) {
        return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
    }
}
