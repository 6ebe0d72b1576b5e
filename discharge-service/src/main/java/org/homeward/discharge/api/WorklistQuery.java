package org.homeward.discharge.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.homeward.discharge.domain.LengthOfStay;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of the worklist asks for. */
public class WorklistQuery {

    private static final List<String> LENGTHS = List.of("7", "14", "21");
    private static final List<String> PATHWAYS = List.of("0", "1", "2", "3");

    @QueryParam("site")
    @Nullable
    String site;

    @QueryParam("ward")
    @Nullable
    String ward;

    @QueryParam("trust")
    @Nullable
    String trust;

    @QueryParam("pathway")
    @Nullable
    String pathway;

    /** A day or a time: ready since then or longer. */
    @QueryParam("readySince")
    @Nullable
    String readySince;

    @QueryParam("owner")
    @Nullable
    String owner;

    /** At least so many nights as an inpatient. */
    @QueryParam("lengthOfStay")
    @Nullable
    String lengthOfStay;

    @QueryParam("reason")
    @Nullable
    String reason;

    @QueryParam("claimed")
    @Nullable
    String claimed;

    /** {@code missing}: nobody has set a date, though it is due. */
    @QueryParam("expectedDate")
    @Nullable
    String expectedDate;

    /** {@code ready} (default) or {@code all}: also those who still meet the criteria, by how long they have been here. */
    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /**
     * @param own the trust whose cases the caller may see, null for all
     * @param reasons codes for which a patient may wait
     */
    Worklist.Filter filter(@Nullable String own, List<String> reasons, Instant now) {
        Given.oneOf("reason", reason, reasons);
        Given.oneOf("lengthOfStay", lengthOfStay, LENGTHS);
        Given.oneOf("pathway", pathway, PATHWAYS);
        Given.oneOf("status", status, List.of("ready", "all"));
        Given.oneOf("claimed", claimed, List.of("true", "false"));
        Given.oneOf("expectedDate", expectedDate, List.of("missing"));
        if (own != null && trust != null && !trust.equals(own)) {
            throw ProblemException.notFound();
        }
        return new Worklist.Filter(
                own != null ? own : trust,
                site,
                ward,
                pathway == null ? null : Integer.valueOf(pathway),
                owner,
                reason,
                readyBefore(),
                admittedBefore(now),
                claimed == null ? null : Boolean.valueOf(claimed),
                expectedDate == null ? null : now,
                "all".equals(status));
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(2);
    }

    static Worklist.@Nullable After after(Paging paging) {
        if (paging.after().isEmpty()) {
            return null;
        }
        Instant since = Given.time("cursor", paging.after().get(0));
        return since == null ? null : new Worklist.After(since, paging.after().get(1));
    }

    private @Nullable Instant readyBefore() {
        if (readySince == null) {
            return null;
        }
        return readySince.length() == 10
                ? endOf(Given.date("readySince", readySince))
                : Given.time("readySince", readySince);
    }

    private @Nullable Instant admittedBefore(Instant now) {
        return lengthOfStay == null
                ? null
                : LengthOfStay.admittedBefore(London.dateOf(now), Integer.parseInt(lengthOfStay));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(London.ZONE).toInstant().minusNanos(1_000);
    }
}
