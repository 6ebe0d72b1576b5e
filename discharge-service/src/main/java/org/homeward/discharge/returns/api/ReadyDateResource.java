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
import java.time.YearMonth;
import java.util.List;
import org.homeward.discharge.returns.FindReturns;
import org.homeward.discharge.returns.FindReturns.Answer;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.domain.ReadyDatePublication;
import org.homeward.discharge.returns.domain.ReadyDatePublication.Column;
import org.homeward.discharge.returns.domain.Share;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** A trust's row of the discharge ready date publication. */
@Path("/v1/returns/discharge-ready-date")
@RunOnVirtualThread
public class ReadyDateResource {

    private static final String PATH = "/v1/returns/discharge-ready-date";

    /** The discharges without a ready date: no column, but what tells how far the columns can be believed. */
    private static final String BLANK = "without-ready-date";

    private final FindReturns returns;
    private final Reader reader;

    ReadyDateResource(FindReturns returns, Reader reader) {
        this.returns = returns;
        this.reader = reader;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReturnAnswers.CSV})
    public Response publication(
            @BeanParam Asked asked, @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        Question question = asked.ofAMonth(reader.trust(asked.trust));
        boolean csv = Asked.wantsCsv(format, headers);
        Answer<ReadyDatePublication> answer = returns.readyDates(question);
        return csv ? csv(answer.value().columns()) : ReturnAnswers.json(json(question, answer));
    }

    @GET
    @Path("stays")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode stays(
            @BeanParam Asked asked,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Question question = asked.ofAMonth(reader.trustOfStays(asked.trust));
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        Answer<ReadyDatePublication> answer = returns.readyDates(question);
        ObjectNode node = ReturnAnswers.begin(question, answer).put("metric", metric);
        return ReturnAnswers.stays(node, shares(answer.value(), metric), paging);
    }

    private static List<Share> shares(ReadyDatePublication publication, @Nullable String metric) {
        if (BLANK.equals(metric)) {
            List<Share> blank = publication.blank();
            return blank == null ? List.of() : blank;
        }
        return publication.columns().stream()
                .filter(column -> column.code().equals(metric))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("metric", "must be one of " + codes(publication)))
                .shares();
    }

    private static String codes(ReadyDatePublication publication) {
        return String.join(
                        ", ", publication.columns().stream().map(Column::code).toList())
                + ", "
                + BLANK;
    }

    private static ObjectNode json(Question question, Answer<ReadyDatePublication> answer) {
        ObjectNode node = ReturnAnswers.begin(question, answer)
                .put("month", YearMonth.from(question.first()).toString());
        List<Share> blank = answer.value().blank();
        ReturnAnswers.number(node, "withoutReadyDate", blank == null ? null : blank.size());
        ArrayNode items = node.putArray("items");
        answer.value().columns().forEach(column -> items.add(column(question, column)));
        return node.putNull("next");
    }

    private static ObjectNode column(Question question, Column column) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("column", column.number())
                .put("metric", column.code())
                .put("name", column.name());
        ReturnAnswers.number(node, "value", column.value());
        return node.put("status", ReturnAnswers.status(column.value() != null))
                .put(
                        "stays",
                        "%s/stays?trust=%s&month=%s&metric=%s"
                                .formatted(PATH, question.trust(), YearMonth.from(question.first()), column.code()));
    }

    private static Response csv(List<Column> columns) {
        Csv file = new Csv(columns.stream().map(Column::name).toList());
        file.row(columns.stream().map(column -> Csv.number(column.value())).toArray());
        return ReturnAnswers.csv(file, "discharge-ready-date");
    }
}
