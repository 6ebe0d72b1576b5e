package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.homeward.capacity.RebuildViews;
import org.homeward.capacity.RebuildViews.Result;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;

/** What an operator may ask of the service. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdminResource {

    private final RebuildViews rebuild;
    private final Caller caller;

    AdminResource(RebuildViews rebuild, Caller caller) {
        this.rebuild = rebuild;
        this.caller = caller;
    }

    @POST
    @Path("rebuild")
    public ObjectNode rebuild(byte[] body) {
        caller.role();
        if (!caller.isOperator()) {
            throw ProblemException.forbidden("only an operator may rebuild");
        }
        Bodies.refuseMembers(body);
        Result result = rebuild.rebuild();
        return JsonNodeFactory.instance
                .objectNode()
                .put("events", result.events())
                .put("records", result.records())
                .put("seconds", result.took().toNanos() / 1e9)
                .put("eventsPerSecond", result.eventsPerSecond())
                .put("differentOccupancies", result.differentOccupancies())
                .put("differentCommitments", result.differentCommitments())
                .put("differentRecords", result.differentRecords());
    }
}
