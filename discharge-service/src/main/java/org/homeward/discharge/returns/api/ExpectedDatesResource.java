package org.homeward.discharge.returns.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.homeward.discharge.returns.FindReturns.Answer;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.api.ReturnAnswers.Key;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.ExpectedDates;
import org.homeward.discharge.returns.domain.ExpectedDates.Count;
import org.homeward.discharge.returns.domain.ExpectedDates.Due;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Whose expected date of discharge was set in time, by ward, site and trust. */
@Path("/v1/returns/expected-dates")
@RunOnVirtualThread
public class ExpectedDatesResource {

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
        By level = ReturnAnswers.oneOf("by", by == null ? "ward" : by, By.values());
        boolean csv = Asked.wantsCsv(format, headers);
        Answer<List<Row<Due>>> answer = returns.expectedDates(question, level);
        return csv ? csv(question, answer.value()) : ReturnAnswers.json(json(question, answer));
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
        By level = ReturnAnswers.oneOf("by", by == null ? "ward" : by, By.values());
        Count count = ReturnAnswers.oneOf("metric", metric, Count.values());
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        Answer<List<Row<Due>>> answer = returns.expectedDates(question, level);
        List<Due> due = ReturnAnswers.row(answer.value(), row).of(count);
        ObjectNode node = ReturnAnswers.begin(question, answer).put("row", row).put("metric", metric);
        return ReturnAnswers.page(
                node, due, one -> new Key(one.stay(), one.day()), ExpectedDatesResource::told, paging);
    }

    private static ObjectNode json(Question question, Answer<List<Row<Due>>> answer) {
        ObjectNode node = ReturnAnswers.begin(question, answer)
                .put("first", question.first().toString())
                .put("last", question.last().toString());
        ArrayNode items = node.putArray("items");
        for (Row<Due> total : answer.value()) {
            ObjectNode item = items.addObject().put("row", total.row());
            ReturnAnswers.number(item, "due", total.number(Count.DUE));
            ReturnAnswers.number(item, "inTime", total.number(Count.IN_TIME));
            ReturnAnswers.number(item, "late", total.number(Count.LATE));
            ReturnAnswers.number(item, "missing", total.number(Count.MISSING));
            ReturnAnswers.number(item, "shareInTime", ExpectedDates.shareInTime(total));
            item.put("status", ReturnAnswers.status(total.number(Count.DUE)));
        }
        return node.putNull("next");
    }

    private static Response csv(Question question, List<Row<Due>> rows) {
        Csv file = new Csv(
                List.of("First day", "Last day", "Where", "Due", "In time", "Late", "Missing", "Share in time"));
        rows.forEach(total -> file.row(
                question.first(),
                question.last(),
                total.row(),
                Csv.number(total.number(Count.DUE)),
                Csv.number(total.number(Count.IN_TIME)),
                Csv.number(total.number(Count.LATE)),
                Csv.number(total.number(Count.MISSING)),
                Csv.number(ExpectedDates.shareInTime(total))));
        return ReturnAnswers.csv(file, "expected-dates");
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
