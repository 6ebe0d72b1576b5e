package org.homeward.capacity.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.capacity.domain.EstateDocument;
import org.homeward.capacity.domain.EstateDocument.BayPart;
import org.homeward.capacity.domain.EstateDocument.BedPart;
import org.homeward.capacity.domain.EstateDocument.WardPart;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** An estate as a table (CSV, RFC 4180): one bed a line, empty is unknown. */
final class EstateFile {

    private static final List<String> HEADER =
            List.of("ward", "bay", "bed", "kind", "single_room", "sex", "specialty", "staffed");

    private EstateFile() {}

    /** @param before gives wards their names and the site its settings, null if there are none */
    static EstateDocument read(String file, @Nullable EstateDocument before) {
        List<List<String>> lines = CsvLines.of(file);
        if (lines.isEmpty()
                || !lines.getFirst().stream().map(EstateFile::name).toList().equals(HEADER)) {
            throw ProblemException.field("line 1", "must be " + String.join(",", HEADER));
        }
        Map<String, Map<String, List<BedPart>>> wards = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            if (line.size() != HEADER.size()) {
                throw ProblemException.field("line " + (i + 1), "must have " + HEADER.size() + " columns");
            }
            wards.computeIfAbsent(line.get(0), ward -> new LinkedHashMap<>())
                    .computeIfAbsent(line.get(1), bay -> new ArrayList<>())
                    .add(bed(line, i + 1));
        }
        List<WardPart> parts = new ArrayList<>();
        wards.forEach((ward, bays) -> parts.add(ward(ward, bays, named(ward, before))));
        return new EstateDocument(
                before == null ? null : before.trust(), before == null ? null : before.cleaningAfterStay(), parts);
    }

    private static WardPart ward(String ward, Map<String, List<BedPart>> bays, @Nullable WardPart before) {
        List<BayPart> parts = new ArrayList<>();
        bays.forEach((bay, beds) -> {
            if (!bay.isEmpty()) {
                parts.add(new BayPart(bay, beds));
            }
        });
        return new WardPart(
                ward,
                before == null ? null : before.name(),
                before == null ? null : before.specialty(),
                null,
                null,
                parts,
                bays.getOrDefault("", List.of()));
    }

    private static BedPart bed(List<String> line, int number) {
        return new BedPart(
                line.get(2),
                text(line.get(3)),
                flag(line.get(4), number, "single_room"),
                text(line.get(5)),
                text(line.get(6)),
                flag(line.get(7), number, "staffed"));
    }

    private static @Nullable WardPart named(String ward, @Nullable EstateDocument before) {
        List<WardPart> wards = before == null || before.wards() == null ? List.of() : before.wards();
        return wards.stream().filter(one -> ward.equals(one.ward())).findFirst().orElse(null);
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static @Nullable Boolean flag(String cell, int line, String column) {
        return switch (name(cell)) {
            case "" -> null;
            case "true", "yes", "y", "1" -> Boolean.TRUE;
            case "false", "no", "n", "0" -> Boolean.FALSE;
            default -> throw ProblemException.field("line " + line, column + " must be true, false or empty");
        };
    }

    private static String name(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }
}
