package org.homeward.discharge.care.api;

import jakarta.ws.rs.QueryParam;
import org.homeward.discharge.care.domain.Ledger;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which lines of the ledger are asked for. */
public class LedgerQuery extends TimeQuery {

    @QueryParam("council")
    @Nullable
    String council;

    @QueryParam("week")
    @Nullable
    String week;

    @QueryParam("service")
    @Nullable
    String service;

    @QueryParam("tier")
    @Nullable
    String tier;

    /** @throws ProblemException 400 for what no line can be */
    LedgerQuery requireKnown() {
        Given.oneOf("service", service, NeedBody.SERVICES);
        if (tier != null && !tier.matches("[0-9]{1,2}")) {
            throw ProblemException.field("tier", "must be a number");
        }
        return this;
    }

    boolean wants(Ledger.Key key) {
        return (council == null || council.equals(key.council()))
                && (week == null || date("week", week, key.week()).equals(key.week()))
                && (service == null || service.equals(key.service()))
                && (tier == null || tier.equals(Integer.toString(key.tier())));
    }
}
