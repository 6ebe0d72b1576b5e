package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.homeward.capacity.FindBeds;
import org.homeward.capacity.FindBeds.Page;
import org.homeward.capacity.FindBeds.Question;
import org.homeward.capacity.domain.Bed;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;

/** Beds as of any instant, by what was known at any other. */
@Path("/v1/beds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BedsResource {

    private final FindBeds beds;
    private final Sight sight;
    private final Boards boards;

    BedsResource(FindBeds beds, Sight sight, Boards boards) {
        this.beds = beds;
        this.sight = sight;
        this.boards = boards;
    }

    @GET
    public ObjectNode list(@BeanParam BedQuery query) {
        sight.requireBeds();
        query.check();
        Instant at = query.instant();
        Paging paging = query.paging();
        Page page = beds.page(
                query.question(at),
                bed -> sight.bedsOf(bed.trust()) && query.matches(bed, at, boards),
                paging.afterKey(),
                paging.limit());
        ObjectNode answer = Answers.of(page.freshness());
        ArrayNode items = answer.putArray("items");
        page.beds().forEach(bed -> items.add(item(bed, page, at)));
        String next = page.next();
        return answer.put("next", next == null ? null : Paging.cursor(next));
    }

    /** The id as one segment, percent-encoded, or as its four parts as they stand in it. */
    @GET
    @Path("{id: .+}")
    public ObjectNode one(@Encoded @PathParam("id") String id, @BeanParam PastQuery query) {
        sight.requireBeds();
        Instant at = query.instant();
        Page page = beds.one(new Question(at, query.known(), null), Ids.bedInPath(id));
        Bed bed = page.beds().isEmpty() ? null : page.beds().getFirst();
        if (bed == null || !sight.bedsOf(bed.trust())) {
            throw ProblemException.notFound();
        }
        return Answers.of(page.freshness()).setAll(item(bed, page, at));
    }

    private ObjectNode item(Bed bed, Page page, Instant at) {
        Long version = page.versions().get(bed.bed().id());
        return Answers.bed(bed, version, at, sight.patientsOf(bed.trust()));
    }
}
