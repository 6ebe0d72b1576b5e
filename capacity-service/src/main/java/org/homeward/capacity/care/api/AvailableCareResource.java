package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.capacity.api.Answers;
import org.homeward.capacity.care.FindCare;
import org.homeward.capacity.care.FindCare.Page;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.flat.FindVacancies;
import org.homeward.capacity.flat.persistence.FlatRecordJson;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** What providers had free, and which flats, as of any instant, by what was known at any other. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AvailableCareResource {

    private final FindCare care;
    private final FindVacancies flats;
    private final CareAnswers answers;
    private final ProviderRights rights;

    AvailableCareResource(FindCare care, FindVacancies flats, CareAnswers answers, ProviderRights rights) {
        this.care = care;
        this.flats = flats;
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
        Paging paging = query.paging(unit);
        Listing listing = new Listing();
        if (query.wantsLines(paging)) {
            Page page = care.page(
                    query.question(at), line -> query.matches(line, area, unit), query.after(paging), paging.limit());
            page.lines().forEach(one -> listing.add(answers.line(one.provider(), one.description(), one.line(), at)));
            listing.end(page.freshness(), page.next() == null ? null : CareQuery.cursor(page.next()));
        }
        if (listing.next == null && query.wantsFlats(unit)) {
            FindVacancies.Page page = flats.page(
                    new FindVacancies.Question(at, query.question(at).knownAt()),
                    flat -> area == null || flat.area().overlaps(area),
                    CareQuery.afterFlat(paging),
                    paging.limit() - listing.items.size());
            page.flats().forEach(one -> listing.add(FlatRecordJson.item(one, at)));
            listing.end(page.freshness(), page.next() == null ? null : CareQuery.cursorOfFlat(page.next()));
        }
        return listing.answer();
    }

    /** What is put together from providers' lines and flats. */
    private static final class Listing {

        private final List<ObjectNode> items = new ArrayList<>();
        private @Nullable Freshness freshness;
        private @Nullable String next;

        void add(ObjectNode item) {
            items.add(item);
        }

        void end(Freshness part, @Nullable String cursor) {
            freshness = freshness == null ? part : freshness.and(part);
            next = cursor;
        }

        ObjectNode answer() {
            ObjectNode answer = Answers.of(Objects.requireNonNull(freshness));
            answer.putArray("items").addAll(items);
            return answer.put("next", next);
        }
    }
}
