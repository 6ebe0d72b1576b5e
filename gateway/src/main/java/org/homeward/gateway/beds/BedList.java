package org.homeward.gateway.beds;

import io.vertx.ext.web.RoutingContext;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.gateway.replica.Ward;
import org.homeward.kit.http.Paging;

/** Answers {@code GET /v1/beds}: a page of the beds that match, or a ward as it is kept. */
final class BedList {

    private final Replica replica;
    private final Viewer viewer;
    private final BedQuery query;
    private final Freshness freshness;

    BedList(Replica replica, Viewer viewer, BedQuery query) {
        this.replica = replica;
        this.viewer = viewer;
        this.query = query;
        this.freshness = replica.freshness(query.scope().owners());
    }

    void answer(RoutingContext ctx) {
        if (query.isWholeWard() && ward(ctx)) {
            return;
        }
        String next = null;
        var page = new BedPage();
        String last = "";
        for (Bed bed : candidates().values()) {
            if (query.matches(bed, freshness.asOf())) {
                if (page.size() == query.paging().limit()) {
                    next = Paging.cursor(last);
                    break;
                }
                page.add(bed.view(freshness.asOf()), viewer.seesPatientsOf(bed.trust()));
                last = bed.id();
            }
        }
        String tag = BedPage.tag(page.tag(), freshness, next);
        if (!Answers.unchanged(ctx, tag)) {
            Answers.json(ctx, page.answer(freshness, next), tag);
        }
    }

    /** One ward, the most frequent read: its page as it is kept, if this viewer may have it whole. */
    private boolean ward(RoutingContext ctx) {
        Ward ward = replica.ward(String.valueOf(query.scope().wardId()));
        WardPage page = ward == null ? null : WardPage.of(ward, replica, freshness.asOf());
        byte[] items = page == null ? null : page.itemsFor(viewer);
        if (page == null || items == null || page.size() > query.paging().limit() || !isAsked(page)) {
            return false;
        }
        String tag = BedPage.tag(items == page.withPatients() ? ~page.tag() : page.tag(), freshness, null);
        if (!Answers.unchanged(ctx, tag)) {
            Answers.json(ctx, BedPage.answer(freshness, items), tag);
        }
        return true;
    }

    private boolean isAsked(WardPage page) {
        return query.scope().trusts() == null
                || query.scope().trusts().containsAll(page.tallies().keySet());
    }

    private NavigableMap<String, Bed> candidates() {
        NavigableMap<String, Bed> all = query.scope().candidates(replica);
        String after = query.paging().afterKey();
        if (after == null || all.isEmpty() || after.compareTo(all.firstKey()) < 0) {
            return all;
        }
        return after.compareTo(all.lastKey()) >= 0 ? new TreeMap<>() : all.tailMap(after, false);
    }
}
