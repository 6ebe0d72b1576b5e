package org.homeward.discharge.returns.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.homeward.discharge.returns.FindReturns;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.api.ReturnAnswers.Key;
import org.homeward.discharge.returns.api.RowForm.Column;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.ExpectedDates;
import org.homeward.discharge.returns.domain.ExpectedDates.Count;
import org.homeward.discharge.returns.domain.ExpectedDates.Due;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Whose expected date of discharge was set in time, by ward, site and trust. */
@Path("/v1/returns/expected-dates")
@RunOnVirtualThread
public class ExpectedDatesResource {

    private static final RowForm<Due> FORM = new RowForm<>(
            "expected-dates",
            List.of(
                    Column.of("due", "Due", Count.DUE),
                    Column.of("inTime", "In time", Count.IN_TIME),
                    Column.of("late", "Late", Count.LATE),
                    Column.of("missing", "Missing", Count.MISSING),
                    new Column<>("shareInTime", "Share in time", ExpectedDates::shareInTime)),
            one -> new Key(one.stay(), one.day()),
            ExpectedDatesResource::told);

    private final FindReturns returns;
    private final Reader reader;

    ExpectedDatesResource(FindReturns returns, Reader reader) {
        this.returns = returns;
        this.reader = reader;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReturnAnswers.CSV})
    public Response totals(
            @BeanParam Asked asked,
            @QueryParam("day") @Nullable String day,
            @QueryParam("by") @Nullable String by,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        Question question = asked.ofADayOrMonth(reader.trust(asked.trust), day);
        By level = RowForm.by(by);
        boolean csv = Asked.wantsCsv(format, headers);
        var answer = returns.expectedDates(question, level);
        return csv ? FORM.csv(question, answer) : FORM.json(question, answer);
    }

    /** The patients who are counted. */
    @GET
    @Path("stays")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode stays(
            @BeanParam Asked asked,
            @QueryParam("day") @Nullable String day,
            @QueryParam("by") @Nullable String by,
            @QueryParam("row") @Nullable String row,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Question question = asked.ofADayOrMonth(reader.trustOfStays(asked.trust), day);
        By level = RowForm.by(by);
        Count count = ReturnAnswers.oneOf("metric", metric, Count.values());
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        return FORM.counted(question, returns.expectedDates(question, level), row, count, paging);
    }

    private static ObjectNode told(Due due) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("stay", due.stay())
                .put("day", due.day().toString())
                .put("ward", due.ward());
        ReturnAnswers.time(node, "admittedAt", due.admittedAt());
        ReturnAnswers.time(node, "dueAt", due.at());
        ReturnAnswers.time(node, "setAt", due.setAt());
        return node;
    }
}
