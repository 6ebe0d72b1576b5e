package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.FindBeds;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;

/** The counts of the bed algebra as of any instant, by what was known at any other. */
@Path("/v1/bed-availability")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AvailabilityResource {

    private static final List<String> GROUPS = List.of("ward", "site", "trust", "board");

    private final FindBeds beds;
    private final Sight sight;
    private final Boards boards;

    AvailabilityResource(FindBeds beds, Sight sight, Boards boards) {
        this.beds = beds;
        this.sight = sight;
        this.boards = boards;
    }

    @GET
    public ObjectNode counts(@BeanParam PlaceQuery query, @QueryParam("by") @DefaultValue("ward") String by) {
        sight.requireBeds();
        Given.oneOf("by", by, GROUPS);
        Instant at = query.instant();
        AvailabilityGroups groups = new AvailabilityGroups(by, boards);
        Freshness freshness = beds.all(
                query.question(at),
                bed -> {
                    if (sight.bedsOf(bed.trust())
                            && query.isAskedFor(bed.trust(), bed.bed().ward(), boards)) {
                        groups.add(bed);
                    }
                },
                ward -> {
                    if (sight.bedsOf(ward.trust())
                            && query.isAskedFor(ward.trust(), ward.place().ward(), boards)) {
                        groups.add(ward, at);
                    }
                });
        return answer(query, by, at, groups, freshness);
    }

    private ObjectNode answer(PlaceQuery query, String by, Instant at, AvailabilityGroups groups, Freshness freshness) {
        ObjectNode answer = Answers.of(freshness).put("by", by);
        ArrayNode items = answer.putArray("items");
        Paging paging = query.paging();
        String after = paging.afterKey();
        String last = null;
        String next = null;
        for (Map.Entry<String, AvailabilityGroups.Group> group : groups.inOrder()) {
            if (after != null && group.getKey().compareTo(after) <= 0) {
                continue;
            }
            if (items.size() == paging.limit()) {
                next = last;
                break;
            }
            items.add(group.getValue().answer(at, sight));
            last = group.getKey();
        }
        return answer.put("next", next == null ? null : Paging.cursor(next));
    }
}
