package org.homeward.capacity.care.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.capacity.api.CsvLines;
import org.homeward.capacity.care.DeclareCapacity.Statement;
import org.homeward.capacity.care.ImportCapacity.Entry;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** A council's list of capacity as a table (CSV, RFC 4180): one line of a provider each, empty is unknown. */
final class CapacityFile {

    private static final List<String> HEADER = List.of(
            "provider",
            "area",
            "service",
            "free",
            "double_handed_hours",
            "can_accept",
            "earliest_start",
            "valid_until",
            "declared_at");

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> lines = new HashSet<>();
    private final List<org.homeward.capacity.domain.EstateDocument.Fault> faults = new ArrayList<>();

    private CapacityFile() {}

    /** @throws ProblemException 400 that names every line at fault */
    static List<Entry> read(String text) {
        List<List<String>> lines = CsvLines.of(text);
        if (lines.isEmpty()
                || !lines.getFirst().stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(HEADER)) {
            throw ProblemException.field("line 1", "must be " + String.join(",", HEADER));
        }
        CapacityFile file = new CapacityFile();
        for (int i = 1; i < lines.size(); i++) {
            file.add("line " + (i + 1), lines.get(i));
        }
        if (!file.faults.isEmpty()) {
            throw CareAnswers.invalid(file.faults);
        }
        return file.entries;
    }

    private void add(String field, List<String> cells) {
        Statements read = new Statements();
        if (cells.size() != HEADER.size()) {
            read.add(field, "must have " + HEADER.size() + " columns");
        } else {
            CareService service = CareService.of(cells.get(2));
            Unit unit = service == null ? Unit.HOURS : service.unit();
            Statement statement = read.read(field, wire(read, field, cells, unit), unit);
            if (statement != null && !lines.add(cells.get(0) + '|' + statement.line())) {
                read.add(field, "is there twice: one line for each provider, area and service");
            } else if (statement != null) {
                entries.add(new Entry(field, cells.get(0), statement));
            }
        }
        faults.addAll(read.faults());
    }

    private static Statements.Wire wire(Statements read, String field, List<String> cells, Unit unit) {
        BigDecimal free = number(read, field + ".free", cells.get(3));
        return new Statements.Wire(
                cells.get(1),
                cells.get(2),
                unit == Unit.HOURS ? free : null,
                number(read, field + ".double_handed_hours", cells.get(4)),
                null,
                unit == Unit.PLACES ? free : null,
                null,
                null,
                null,
                cells.get(5).toLowerCase(Locale.ROOT),
                cells.get(6),
                cells.get(7),
                cells.get(8));
    }

    private static @Nullable BigDecimal number(Statements read, String field, String cell) {
        try {
            return cell.isEmpty() ? null : new BigDecimal(cell);
        } catch (NumberFormatException noNumber) {
            read.add(field, "must be a number");
            return null;
        }
    }
}
