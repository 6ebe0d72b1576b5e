package org.homeward.housing.referral.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.Days;
import org.homeward.housing.referral.domain.Type;
import org.homeward.housing.referral.persistence.ReferralLists;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of the referrals asks for. */
public class ReferralQuery {

    private static final String ALL = "all";
    private static final List<String> DELIVERIES = List.of("waiting", "delivered", "stuck", "stopped");
    private static final List<String> STATUSES =
            Stream.concat(Stream.of("open", ALL), Type.allStatuses().stream()).toList();

    @QueryParam("authority")
    @Nullable
    String authority;

    /** {@code open} unless another is asked for. */
    @QueryParam("status")
    @Nullable
    String status;

    /** How something that is sent of it stands, also of one that is over. */
    @QueryParam("delivery")
    @Nullable
    String delivery;

    /** A day or a time: due then or earlier. */
    @QueryParam("due")
    @Nullable
    String due;

    @QueryParam("stay")
    @Nullable
    String stay;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    ReferralLists.Filter filter(ReferralCaller caller) {
        Given.oneOf("status", status, STATUSES);
        Given.oneOf("delivery", delivery, DELIVERIES);
        return new ReferralLists.Filter(
                caller.trust(),
                caller.authority(),
                caller.own(authority),
                stay,
                Given.oneOf("type", type, Coded.codes(Type.class)),
                wantedStatus(),
                delivery,
                dueBefore());
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(2);
    }

    static ReferralLists.@Nullable After after(Paging paging) {
        if (paging.after().isEmpty()) {
            return null;
        }
        Instant due = Given.time("cursor", paging.after().get(0));
        if (due == null) {
            throw ProblemException.field("cursor", "was not given out here");
        }
        return new ReferralLists.After(due, Given.id(paging.after().get(1)));
    }

    private @Nullable String wantedStatus() {
        String usual = delivery == null ? "open" : ALL;
        String wanted = status == null ? usual : status;
        return wanted.equals(ALL) ? null : wanted;
    }

    private @Nullable Instant dueBefore() {
        if (due == null || due.length() != 10) {
            return Given.time("due", due);
        }
        LocalDate day = Given.date("due", due);
        return Days.end(day);
    }
}
