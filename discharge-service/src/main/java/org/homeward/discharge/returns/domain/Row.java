package org.homeward.discharge.returns.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a ward, a site or a trust.
 *
 * @param row ward ({@code site/ward}), site or trust
 * @param counted in no order
 * @param submitted whether anything is told of any of the days that are asked about
 */
public record Row<T>(String row, List<T> counted, boolean submitted) {

    public Row {
        counted = List.copyOf(counted);
    }

    /** Those that are counted so. */
    public List<T> of(Predicate<? super T> which) {
        return counted.stream().filter(which).toList();
    }

    /** How many those are; null when not submitted. */
    public @Nullable Integer number(Predicate<? super T> which) {
        return submitted ? (Integer) of(which).size() : null;
    }

    /**
     * The rows in their order; of a trust there is one, also of nothing.
     *
     * @param ward where each is, {@code site/ward}, null for nowhere
     * @param counts whether it is counted in its row, which there is in either case
     */
    static <T> List<Row<T>> all(
            String trust,
            By by,
            Stream<T> items,
            Function<T, @Nullable String> ward,
            Predicate<T> counts,
            boolean submitted) {
        Map<String, List<T>> rows = new TreeMap<>();
        if (by == By.TRUST) {
            rows.put(trust, new ArrayList<>());
        }
        items.forEach(item -> {
            List<T> row = rows.computeIfAbsent(by.row(trust, ward.apply(item)), name -> new ArrayList<>());
            if (counts.test(item)) {
                row.add(item);
            }
        });
        return rows.entrySet().stream()
                .map(row -> new Row<>(row.getKey(), row.getValue(), submitted))
                .toList();
    }
}
