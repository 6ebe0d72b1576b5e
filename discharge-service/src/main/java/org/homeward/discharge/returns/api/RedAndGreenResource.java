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
import org.homeward.discharge.returns.domain.RedAndGreen.Count;
import org.homeward.discharge.returns.domain.RedAndGreen.StayDay;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Red and green days by ward, site and trust. */
@Path("/v1/returns/red-and-green")
@RunOnVirtualThread
public class RedAndGreenResource {

    private final FindReturns returns;
    private final Reader reader;

    RedAndGreenResource(FindReturns returns, Reader reader) {
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
        Answer<List<Row<StayDay>>> answer = returns.redAndGreen(question, level);
        return csv ? csv(question, answer.value()) : ReturnAnswers.json(json(question, answer));
    }

    /** The days that are counted, each with its stay. */
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
        Answer<List<Row<StayDay>>> answer = returns.redAndGreen(question, level);
        List<StayDay> days = ReturnAnswers.row(answer.value(), row).of(count);
        ObjectNode node = ReturnAnswers.begin(question, answer).put("row", row).put("metric", metric);
        return ReturnAnswers.page(
                node, days, one -> new Key(one.stay(), one.day().date()), RedAndGreenResource::told, paging);
    }

    private static ObjectNode json(Question question, Answer<List<Row<StayDay>>> answer) {
        ObjectNode node = ReturnAnswers.begin(question, answer)
                .put("first", question.first().toString())
                .put("last", question.last().toString());
        ArrayNode items = node.putArray("items");
        for (Row<StayDay> total : answer.value()) {
            ObjectNode item = items.addObject().put("row", total.row());
            for (Count count : Count.values()) {
                ReturnAnswers.number(item, ReturnAnswers.word(count), total.number(count));
            }
            item.put("status", ReturnAnswers.status(total.number(Count.RED)));
        }
        return node.putNull("next");
    }

    private static Response csv(Question question, List<Row<StayDay>> rows) {
        Csv file = new Csv(List.of("First day", "Last day", "Where", "Red", "Green", "Red without a word"));
        rows.forEach(total -> file.row(
                question.first(),
                question.last(),
                total.row(),
                Csv.number(total.number(Count.RED)),
                Csv.number(total.number(Count.GREEN)),
                Csv.number(total.number(Count.UNMARKED))));
        return ReturnAnswers.csv(file, "red-and-green");
    }

    private static ObjectNode told(StayDay one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stay", one.stay())
                .put("day", one.day().date().toString())
                .put("ward", one.day().ward())
                .put("colour", ReturnAnswers.word(one.day().colour()))
                .put("reason", one.day().reason())
                .put("by", one.day().by())
                .put("final", one.day().isFinal());
    }
}
