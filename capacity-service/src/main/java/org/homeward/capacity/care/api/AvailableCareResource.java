package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.homeward.capacity.api.Answers;
import org.homeward.capacity.care.FindCare;
import org.homeward.capacity.care.FindCare.After;
import org.homeward.capacity.care.FindCare.Page;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.kit.http.Paging;

/** What providers had free as of any instant, by what was known at any other. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AvailableCareResource {

    private final FindCare care;
    private final CareAnswers answers;
    private final ProviderRights rights;

    AvailableCareResource(FindCare care, CareAnswers answers, ProviderRights rights) {
        this.care = care;
        this.answers = answers;
        this.rights = rights;
    }

    @GET
    @Path("home-care-availability")
    public ObjectNode homeCare(@BeanParam CareQuery query) {
        return answer(query, Unit.HOURS);
    }

    @GET
    @Path("community-capacity")
    public ObjectNode places(@BeanParam CareQuery query) {
        return answer(query, Unit.PLACES);
    }

    private ObjectNode answer(CareQuery query, Unit unit) {
        rights.requireFlow();
        query.checkService(unit);
        Instant at = query.instant();
        Area area = query.wantedArea();
        Paging paging = query.paging();
        Page page = care.page(
                query.question(at), line -> query.matches(line, area, unit), query.after(paging), paging.limit());
        ObjectNode answer = Answers.of(page.freshness());
        ArrayNode items = answer.putArray("items");
        page.lines().forEach(one -> items.add(answers.line(one.provider(), one.description(), one.line(), at)));
        After next = page.next();
        return answer.put(
                "next",
                next == null
                        ? null
                        : Paging.cursor(
                                next.provider(),
                                next.line().area().code(),
                                next.line().service()));
    }
}
