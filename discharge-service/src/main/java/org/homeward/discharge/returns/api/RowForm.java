package org.homeward.discharge.returns.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeward.discharge.returns.FindReturns.Answer;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.discharge.returns.api.ReturnAnswers.Key;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/**
 * How a return is told that counts by ward, site or trust.
 *
 * @param file its name, without {@code .csv}
 * @param key of one that is counted
 * @param told one that is counted, in JSON
 */
record RowForm<T>(String file, List<Column<T>> columns, Function<T, Key> key, Function<T, ObjectNode> told) {

    /** @param name in JSON. @param title in CSV. @param number null when not submitted, or where there is none */
    record Column<T>(String name, String title, Function<Row<T>, @Nullable Object> number) {

        static <T> Column<T> of(String name, String title, Predicate<? super T> counted) {
            return new Column<>(name, title, row -> row.number(counted));
        }
    }

    static By by(@Nullable String given) {
        return given == null ? By.WARD : ReturnAnswers.oneOf("by", given, By.values());
    }

    Response csv(Question question, Answer<List<Row<T>>> answer) {
        Csv csv = new Csv(Stream.concat(
                        Stream.of("First day", "Last day", "Where"),
                        columns.stream().map(Column::title))
                .toList());
        for (Row<T> row : answer.value()) {
            List<Object> fields = new ArrayList<>(List.of(question.first(), question.last(), row.row()));
            columns.forEach(column -> fields.add(Csv.number(column.number().apply(row))));
            csv.row(fields.toArray());
        }
        return ReturnAnswers.csv(csv, file);
    }

    Response json(Question question, Answer<List<Row<T>>> answer) {
        ObjectNode node = ReturnAnswers.begin(question, answer)
                .put("first", question.first().toString())
                .put("last", question.last().toString());
        ArrayNode items = node.putArray("items");
        for (Row<T> row : answer.value()) {
            ObjectNode item = items.addObject().put("row", row.row());
            columns.forEach(column ->
                    ReturnAnswers.number(item, column.name(), column.number().apply(row)));
            item.put("status", ReturnAnswers.status(row.submitted()));
        }
        return ReturnAnswers.json(node.putNull("next"));
    }

    /** Who is counted so in the row of this name. */
    <C extends Enum<C> & Predicate<T>> ObjectNode counted(
            Question question, Answer<List<Row<T>>> answer, @Nullable String row, C metric, Paging paging) {
        List<T> counted = ReturnAnswers.row(answer.value(), row).of(metric);
        ObjectNode node =
                ReturnAnswers.begin(question, answer).put("row", row).put("metric", ReturnAnswers.word(metric));
        return ReturnAnswers.page(node, counted, key, told, paging);
    }
}
