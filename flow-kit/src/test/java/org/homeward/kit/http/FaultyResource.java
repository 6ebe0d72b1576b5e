package org.homeward.kit.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.kit.db.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Fails in every way in which a resource can. */
@Path("/faulty")
public class FaultyResource {

    @Inject
    Caller caller;

    public record Thing(int number) {}

    public record Things(List<Thing> things) {}

    /** How things are sorted. */
    public static class Order {
        @QueryParam("sort")
        @Nullable
        String sort;
    }

    @POST
    public Things post(Things things) {
        return things;
    }

    @GET
    @Path("reads/{number}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> read(
            @PathParam("number") int number, @QueryParam("size") @Nullable String size, @BeanParam Order order) {
        return Map.of("number", number, "knownAt", Instant.now().toString());
    }

    @GET
    @Path("{how}")
    public String fail(@PathParam("how") String how) {
        switch (how) {
            case "problem" -> throw ProblemException.conflict("held", "somebody holds it");
            case "database" -> throw new DatabaseFailure(new SQLException("canary 9434765919", "08006"));
            case "scope" -> caller.requireScope("beds:read");
            default -> throw new IllegalStateException("canary 9434765919");
        }
        return "unreachable";
    }
}
