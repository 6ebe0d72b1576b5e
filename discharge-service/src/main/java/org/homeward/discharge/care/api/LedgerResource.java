package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.ReadLedger;
import org.homeward.discharge.care.domain.Ledger;
import org.homeward.discharge.care.persistence.PackagesBetween.Time;
import org.homeward.kit.time.Times;

/** The ledger of what was not filled and of emergency cover, and the clocks of brokerage. */
@Path("/v1/packages-of-care")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerResource {

    private static final String RULE =
            "Unfilled: from the begin of a search until somebody accepts or it is over, as far as"
                    + " no promise stands. Emergency cover: from the first visit until its end or pause. Hours are spread evenly over"
                    + " the week (Monday to Sunday, Europe/London), rates are those in force on its Monday.";

    private final ReadLedger ledger;
    private final CareCaller caller;

    LedgerResource(ReadLedger ledger, CareCaller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    /** By council, week, service and tier. */
    @GET
    @Path("ledger")
    public ObjectNode lines(@BeanParam LedgerQuery query) {
        Time time = time(query);
        List<Ledger.Line> lines = ledger.lines(time).stream()
                .filter(line -> query.wants(line.key()))
                .toList();
        return query.paging()
                .addTo(answer(time).put("rule", RULE), lines, line -> line.key().toString(), LedgerViews::line);
    }

    /** The packages behind the lines. */
    @GET
    @Path("ledger/packages")
    public ObjectNode packages(@BeanParam LedgerQuery query) {
        Time time = time(query);
        return query.paging()
                .addTo(
                        answer(time),
                        ledger.entries(time, query::wants),
                        entry -> entry.known().id().toString(),
                        LedgerViews::entry);
    }

    /** How long answers and starts took, outcomes at the end of reablement, hours before and after reviews. */
    @GET
    @Path("measures")
    public ObjectNode measures(@BeanParam MeasuresQuery query) {
        caller.requireSight();
        Time time = query.time(caller.ownTrust());
        return query.paging()
                .addTo(
                        answer(time),
                        List.copyOf(ledger.measures(time, query.by(), caller.ownProvider())
                                .entrySet()),
                        group -> "of " + group.getKey(),
                        group -> LedgerViews.measures(query.by(), group.getKey(), group.getValue()));
    }

    /** A provider has no part in what others did not take. */
    private Time time(LedgerQuery query) {
        caller.requireTrust();
        return query.requireKnown().time(caller.ownTrust());
    }

    private static ObjectNode answer(Time time) {
        Instant known = time.knownAt();
        return CareAnswers.page()
                .put("from", Times.format(time.from()))
                .put("until", Times.format(time.until()))
                .put("knownAt", Times.format(known == null ? Instant.now() : known));
    }
}
