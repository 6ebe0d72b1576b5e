package org.homeward.capacity.care.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeward.capacity.api.CsvLines;
import org.homeward.capacity.care.DeclareCapacity.Statement;
import org.homeward.capacity.care.ImportCapacity.Entry;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A council's list of capacity as a table (CSV, RFC 4180): one line of a provider each, its columns in any order, empty is
 * unknown.
 */
final class CapacityFile {

    private static final List<String> NEEDED = List.of(
            "provider",
            "area",
            "service",
            "free",
            "double_handed_hours",
            "can_accept",
            "earliest_start",
            "valid_until",
            "declared_at");
    private static final List<String> BEDS = List.of("maximum_capacity", "occupied", "reserved");

    private static final Map<String, String> COLUMN_OF = Map.of(
            "hoursPerWeek", "free",
            "places", "free",
            "doubleHandedHoursPerWeek", "double_handed_hours",
            "canAccept", "can_accept",
            "earliestStart", "earliest_start",
            "validUntil", "valid_until",
            "declaredAt", "declared_at",
            "maximumCapacity", "maximum_capacity");

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> lines = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> columns;

    private CapacityFile(List<String> columns) {
        this.columns = columns;
    }

    /** @throws ProblemException 400 that names every line at fault */
    static List<Entry> read(String text) {
        List<List<String>> lines = CsvLines.of(text);
        CapacityFile file = new CapacityFile(columns(lines.isEmpty() ? List.of() : lines.getFirst()));
        for (int i = 1; i < lines.size(); i++) {
            file.add("line " + (i + 1), lines.get(i));
        }
        if (!file.faults.isEmpty()) {
            throw CareAnswers.invalid(file.faults);
        }
        return file.entries;
    }

    private static List<String> columns(List<String> header) {
        List<String> columns =
                header.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        Set<String> known = new HashSet<>(NEEDED);
        known.addAll(BEDS);
        Set<String> given = new HashSet<>(columns);
        if (given.size() < columns.size() || !given.containsAll(NEEDED) || !known.containsAll(given)) {
            throw ProblemException.field(
                    "line 1",
                    "must be the columns " + String.join(",", NEEDED) + ", and may have " + String.join(",", BEDS)
                            + " besides, each once");
        }
        return columns;
    }

    private void add(String field, List<String> cells) {
        Statements read = new Statements();
        if (cells.size() != columns.size()) {
            read.add(field, "must have " + columns.size() + " columns");
        } else {
            Cells line = new Cells(read, field, cells);
            CareService service = CareService.of(line.text("service"));
            Statement statement = service == null
                    ? unknownService(read, field)
                    : read.read(field, line.wire(service.unit()), service.unit());
            String provider = line.text("provider");
            if (statement != null && !lines.add(provider + '|' + statement.line())) {
                read.add(field, "is there twice: one line for each provider, area and service");
            } else if (statement != null) {
                entries.add(new Entry(field, provider, statement));
            }
        }
        Map<String, Fault> byField = new LinkedHashMap<>();
        read.faults().stream().map(CapacityFile::byColumn).forEach(fault -> byField.putIfAbsent(fault.field(), fault));
        faults.addAll(byField.values());
    }

    private static @Nullable Statement unknownService(Statements read, String field) {
        List<String> codes = Stream.of(Unit.values())
                .flatMap(unit -> CareService.codes(unit).stream())
                .toList();
        read.add(field + ".service", "must be one of " + String.join(", ", codes));
        return null;
    }

    /** What is wrong is said by the name of the column. */
    private static Fault byColumn(Fault fault) {
        int end = fault.field().lastIndexOf('.') + 1;
        String name = fault.field().substring(end);
        return end == 0 || !COLUMN_OF.containsKey(name)
                ? fault
                : new Fault(fault.field().substring(0, end) + COLUMN_OF.get(name), fault.reason());
    }

    private final class Cells {

        private final Statements read;
        private final String field;
        private final List<String> cells;

        Cells(Statements read, String field, List<String> cells) {
            this.read = read;
            this.field = field;
            this.cells = cells;
        }

        Statements.Wire wire(Unit unit) {
            BigDecimal free = number("free");
            return new Statements.Wire(
                    text("area"),
                    text("service"),
                    unit == Unit.HOURS ? free : null,
                    number("double_handed_hours"),
                    null,
                    unit == Unit.PLACES ? free : null,
                    whole("maximum_capacity"),
                    whole("occupied"),
                    whole("reserved"),
                    text("can_accept").toLowerCase(Locale.ROOT),
                    text("earliest_start"),
                    text("valid_until"),
                    text("declared_at"));
        }

        /** Empty also where there is no such column. */
        String text(String column) {
            int at = columns.indexOf(column);
            return at < 0 ? "" : cells.get(at);
        }

        private @Nullable BigDecimal number(String column) {
            return number(column, BigDecimal::new, "must be a number");
        }

        private @Nullable Integer whole(String column) {
            return number(column, Integer::valueOf, "must be a whole number");
        }

        private <N> @Nullable N number(String column, Function<String, N> reader, String otherwise) {
            String cell = text(column);
            try {
                return cell.isEmpty() ? null : reader.apply(cell);
            } catch (NumberFormatException noNumber) {
                read.add(field + '.' + column, otherwise);
                return null;
            }
        }
    }
}
