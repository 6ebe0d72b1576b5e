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
import org.homeward.discharge.returns.domain.RedAndGreen.Count;
import org.homeward.discharge.returns.domain.RedAndGreen.StayDay;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Red and green days by ward, site and trust. */
@Path("/v1/returns/red-and-green")
@RunOnVirtualThread
public class RedAndGreenResource {

    private static final RowForm<StayDay> FORM = new RowForm<>(
            "red-and-green",
            List.of(
                    Column.of("red", "Red", Count.RED),
                    Column.of("green", "Green", Count.GREEN),
                    Column.of("unmarked", "Red without a word", Count.UNMARKED)),
            one -> new Key(one.stay(), one.day().date()),
            RedAndGreenResource::told);

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
        By level = RowForm.by(by);
        boolean csv = Asked.wantsCsv(format, headers);
        var answer = returns.redAndGreen(question, level);
        return csv ? FORM.csv(question, answer) : FORM.json(question, answer);
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
        By level = RowForm.by(by);
        Count count = ReturnAnswers.oneOf("metric", metric, Count.values());
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        return FORM.counted(question, returns.redAndGreen(question, level), row, count, paging);
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
