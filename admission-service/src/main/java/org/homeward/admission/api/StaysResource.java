package org.homeward.admission.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.homeward.admission.FindStays;
import org.homeward.admission.domain.Stay;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Stays of the caller's own trust. */
@Path("/v1/stays")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class StaysResource {

    private static final List<String> STATUSES =
            Stream.of(Stay.Status.values()).map(Stay.Status::code).toList();

    private final Caller caller;
    private final FindStays find;

    StaysResource(Caller caller, FindStays find) {
        this.caller = caller;
        this.find = find;
    }

    @GET
    @Operation(summary = "Stays by site, ward and status")
    public PageAnswer<StayAnswer> list(
            @QueryParam("trust") @Nullable String trust,
            @QueryParam("site") @Nullable String site,
            @QueryParam("ward") @Nullable String ward,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("identity") @Nullable String identity) {
        String own = Rights.trust(caller, trust);
        boolean named = Given.flag("identity", identity, false);
        Given.oneOf("status", status, STATUSES);
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        var filter = new StayIndex.Filter(own, site, ward, status, paging.afterKey(), paging.limit() + 1);
        FindStays.Found found = find.list(filter, StayAnswer::patients);
        List<Stays.Row> page = found.stays().stream().limit(paging.limit()).toList();
        boolean more = found.stays().size() > page.size();
        return PageAnswer.of(
                found.freshness(),
                page.stream().map(stay -> StayAnswer.of(stay, found, named)).toList(),
                more ? Paging.cursor(page.get(page.size() - 1).id()) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One stay; another trust's stay is answered as if there were none")
    public Response one(
            @PathParam("id") String id,
            @QueryParam("identity") @Nullable String identity,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        String own = Rights.trust(caller, null);
        boolean named = Given.flag("identity", identity, false);
        FindStays.Found found = find.one(id, StayAnswer::patients);
        Stays.Row stay = found.stays().stream()
                .filter(row -> own == null || row.trust().equals(own))
                .findFirst()
                .orElseThrow(Rights::notFound);
        String tag = ETags.ofVersion(stay.version(), found.freshness().stale());
        if (!named && ETags.matches(known, tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(StayAnswer.of(stay, found, named))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
