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
import org.homeward.capacity.care.FindDemand;
import org.homeward.kit.time.Times;

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
        DemandAnswer told = new DemandAnswer(question.area() == null, rights.mayCountPatients(), query.whatIf());
        find.find(question).forEach(week -> items.add(told.week(week)));
        return answer.putNull("next");
    }
}
