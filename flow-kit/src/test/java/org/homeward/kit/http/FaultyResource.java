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
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.kit.db.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Fails in every way in which a resource can. */
@Path("/faulty")
public class FaultyResource {

    @Inject
    Caller caller;

    public record Thing(int number) {}

    public record Things(List<Thing> things) {}

    /** A command. */
    public record Wish(
            @Nullable String what,
            @Nullable Integer number,
            @Nullable BigDecimal amount,
            @Nullable Boolean soon,
            @Nullable List<Wish> more) {}

    /** What every list takes. */
    public static class Listing {
        @QueryParam("after")
        @Nullable
        String after;
    }

    /** How things are sorted. */
    public static class Order extends Listing {
        @QueryParam("sort")
        @Nullable
        String sort;
    }

    @POST
    public Things post(Things things) {
        return things;
    }

    @POST
    @Path("commands")
    @Produces(MediaType.APPLICATION_JSON)
    public Wish command(byte[] body) {
        return Bodies.read(body, Wish.class);
    }

    @POST
    @Path("members")
    public void members(byte[] body) {
        Bodies.refuseOthers("", Bodies.object(body), Set.of("reason", "at"));
    }

    @POST
    @Path("nothing")
    public void nothing(byte[] body) {
        Bodies.refuseMembers(body);
    }

    @GET
    @Path("names/{name}")
    public String name(@PathParam("name") String name) {
        return "found";
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
            case "value" -> throw new DatabaseFailure(new SQLException("canary 9434765919", "22021"));
            case "scope" -> caller.requireScope("beds:read");
            default -> throw new IllegalStateException("canary 9434765919");
        }
        return "unreachable";
    }
}
