package org.homeward.gateway.care;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.beds.BedRoutes;
import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Flat;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads of what providers have free now, and of which flats, from memory: a list, or with a need who could take it on,
 * in order and with why. What asks for another time is passed on to capacity-service.
 */
@Singleton
final class CareRoutes {

    private static final Set<String> OF_HOME_CARE = Set.of(
            "area", "service", "hours", "doubleHanded", "bands", "by", "skills", "limit", "cursor", "asOf", "knownAt");
    private static final Set<String> OF_PLACES = Set.of(
            "area",
            "service",
            "places",
            "by",
            "skills",
            "availableFrom",
            "nights",
            "needs",
            "limit",
            "cursor",
            "asOf",
            "knownAt");

    /** Flats come after the lines of providers; what stands in a cursor before their ids is in no provider's. */
    private static final String FLAT = "flat:";

    private final Replica replica;
    private final CareItems items;

    CareRoutes(Replica replica, CareItems items) {
        this.replica = replica;
        this.items = items;
    }

    void routes(@Observes Router router) {
        FrontDoor.get(router, "/v1/home-care-availability").handler(ctx -> now(ctx, true));
        FrontDoor.get(router, "/v1/community-capacity").handler(ctx -> now(ctx, false));
    }

    private void now(RoutingContext ctx, boolean inHours) {
        Viewer viewer = FrontDoor.viewer(ctx);
        viewer.require("flow:read");
        var given = new Parameters(ctx.queryParams());
        given.refuseOthers(inHours ? OF_HOME_CARE : OF_PLACES);
        if (given.text("asOf") != null || given.text("knownAt") != null) {
            ctx.next();
            return;
        }
        BedRoutes.requireComplete(replica);
        CareScope scope = CareScope.of(given, inHours);
        FlatWish wish = inHours ? null : FlatWish.of(given);
        Need need = wish == null ? Need.of(given, scope) : null;
        if (need == null) {
            list(ctx, scope, wish, given.paging());
        } else {
            search(ctx, scope, need, given.paging());
        }
    }

    private void list(RoutingContext ctx, CareScope scope, @Nullable FlatWish wish, Paging paging) {
        Freshness freshness = scope.freshness(replica);
        var page = new CarePage(freshness);
        String after = paging.afterKey() == null ? "" : paging.afterKey();
        if (!after.startsWith(FLAT) && wish == null && scope.hasLines()) {
            addLines(page, scope, after, paging.limit(), freshness.asOf());
        }
        if (!page.hasNext() && scope.hasFlats()) {
            String flat = after.startsWith(FLAT) ? after.substring(FLAT.length()) : "";
            addFlats(page, scope, wish, flat, paging.limit(), freshness.asOf());
        }
        page.answer(ctx);
    }

    private void addLines(CarePage page, CareScope scope, String after, int limit, Instant now) {
        String last = "";
        for (Care line :
                replica.care().lines(scope.area()).tailMap(after, false).values()) {
            if (!line.record().removed() && scope.contains(line)) {
                if (page.size() == limit) {
                    page.next(Paging.cursor(last));
                    return;
                }
                page.add(line, items.confidence(line, now), items.json(line, now));
                last = line.id();
            }
        }
    }

    private void addFlats(
            CarePage page, CareScope scope, @Nullable FlatWish wish, String after, int limit, Instant now) {
        String last = after;
        for (Flat flat : replica.flats().flats().tailMap(after, false).values()) {
            if (!flat.record().removed() && scope.contains(flat) && (wish == null || wish.isMetBy(flat, now))) {
                if (page.size() == limit) {
                    page.next(Paging.cursor(FLAT + last));
                    return;
                }
                page.add(flat.tag(now), flat.json(now));
                last = flat.id();
            }
        }
    }

    private void search(RoutingContext ctx, CareScope scope, Need need, Paging paging) {
        Freshness freshness = replica.careFreshness();
        List<Match> found = Search.find(replica, scope, need, items, freshness.asOf());
        var page = new CarePage(freshness);
        int from = rank(paging);
        int to = Math.min(found.size(), from + paging.limit());
        for (Match match : from < to ? found.subList(from, to) : List.<Match>of()) {
            Buffer item = items.open(match.line(), freshness.asOf());
            page.add(match.line(), match.confidence(), CarePage.why(item, match.why()));
        }
        if (to < found.size()) {
            page.next(Paging.cursor(Integer.toString(to)));
        }
        page.answer(ctx);
    }

    private static int rank(Paging paging) {
        try {
            return paging.afterKey() == null ? 0 : Integer.parseUnsignedInt(paging.afterKey());
        } catch (NumberFormatException e) {
            throw ProblemException.field("cursor", "was not given out here");
        }
    }
}
