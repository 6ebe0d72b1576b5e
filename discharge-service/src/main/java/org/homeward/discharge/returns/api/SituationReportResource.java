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
import java.time.DayOfWeek;
import java.util.List;
import org.homeward.discharge.returns.FindReturns;
import org.homeward.discharge.returns.FindReturns.Answer;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.Providers;
import org.homeward.discharge.returns.domain.Figure;
import org.homeward.discharge.returns.domain.Metric;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The acute discharge situation report of a trust. */
@Path("/v1/returns/discharge-situation-report")
@RunOnVirtualThread
public class SituationReportResource {

    private static final String PATH = "/v1/returns/discharge-situation-report";

    /** Columns of the national monthly file. */
    private static final List<String> COLUMNS = List.of(
            "Period",
            "Level",
            "Region",
            "ICB",
            "Org Code",
            "Org Name",
            "Metric",
            "Metric Type",
            "Metric Group",
            "Value");

    private final FindReturns returns;
    private final Providers providers;
    private final Reader reader;

    SituationReportResource(FindReturns returns, Providers providers, Reader reader) {
        this.returns = returns;
        this.providers = providers;
        this.reader = reader;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReturnAnswers.CSV})
    public Response report(
            @BeanParam Asked asked,
            @QueryParam("day") @Nullable String day,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        Question question = asked.ofADayOrMonth(reader.trust(asked.trust), day);
        boolean csv = Asked.wantsCsv(format, headers);
        Answer<List<Figure>> answer = returns.situation(question);
        return csv ? csv(question, answer.value()) : ReturnAnswers.json(json(question, answer));
    }

    @GET
    @Path("stays")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode stays(
            @BeanParam Asked asked,
            @QueryParam("day") @Nullable String day,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Question question = asked.ofADayOrMonth(reader.trustOfStays(asked.trust), day);
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        Answer<List<Figure>> answer = returns.situation(question);
        Figure last = last(answer.value(), metric);
        ObjectNode node = ReturnAnswers.begin(question, answer).put("metric", metric);
        node.put("day", last.day().toString()).put("status", ReturnAnswers.status(last.value() != null));
        ReturnAnswers.number(node, "value", last.value());
        return ReturnAnswers.stays(node, last.shares(), paging);
    }

    /** Of a month the figure of its last day. */
    private static Figure last(List<Figure> figures, @Nullable String metric) {
        return figures.stream()
                .filter(figure -> figure.metric().code().equals(metric))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> ProblemException.field(
                        "metric",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        figures.stream()
                                                .map(figure -> figure.metric().code())
                                                .distinct()
                                                .toList())));
    }

    private static ObjectNode json(Question question, Answer<List<Figure>> answer) {
        ObjectNode node = ReturnAnswers.begin(question, answer);
        ArrayNode items = node.putArray("items");
        answer.value().forEach(figure -> items.add(figure(question, figure)));
        return node.putNull("next");
    }

    private static ObjectNode figure(Question question, Figure figure) {
        Metric metric = figure.metric();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("day", figure.day().toString())
                .put("metric", metric.code())
                .put("name", metric.name())
                .put("type", metric.type().text())
                .put("group", metric.group())
                .put("national", isNational(figure));
        ReturnAnswers.number(node, "value", figure.value());
        return node.put("status", ReturnAnswers.status(figure.value() != null))
                .put("days", figure.days())
                .put(
                        "stays",
                        "%s/stays?trust=%s&day=%s&metric=%s"
                                .formatted(PATH, question.trust(), figure.day(), metric.code()));
    }

    /** Weekly numbers are taken on Mondays. */
    private static boolean isNational(Figure figure) {
        return figure.metric().national()
                && (figure.metric().type() != Metric.Type.WEEKLY_SNAPSHOT
                        || figure.day().getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private Response csv(Question question, List<Figure> figures) {
        var provider = providers.find(question.trust());
        Csv file = new Csv(COLUMNS);
        figures.stream()
                .filter(SituationReportResource::isNational)
                .forEach(figure -> file.row(
                        figure.day(),
                        "PROVIDER",
                        provider.region(),
                        provider.board(),
                        provider.code(),
                        provider.name(),
                        figure.metric().name(),
                        figure.metric().type().text(),
                        figure.metric().group(),
                        Csv.number(figure.value())));
        return ReturnAnswers.csv(file, "discharge-situation-report");
    }
}
