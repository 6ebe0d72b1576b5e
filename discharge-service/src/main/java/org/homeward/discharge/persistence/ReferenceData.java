package org.homeward.discharge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.domain.CodeList;

/**
 * The reference lists, read from the files in {@code resources/reference}: the national reasons for delay (NHS England,
 * acute discharge situation report, 37 labels; the short codes are ours, since none are published) and the destinations.
 */
@ApplicationScoped
public class ReferenceData {

    private static final String COLUMNS = "scheme,version,validFrom,validTo,code,group,pathway,label";

    private final CodeList delayReasons = read("/reference/delay-reasons.csv");
    private final CodeList destinations = read("/reference/destinations.csv");

    public CodeList delayReasons() {
        return delayReasons;
    }

    public CodeList destinations() {
        return destinations;
    }

    private static CodeList read(String file) {
        try (InputStream in = Objects.requireNonNull(ReferenceData.class.getResourceAsStream(file), file)) {
            List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
            if (!lines.getFirst().equals(COLUMNS)) {
                throw new IllegalStateException(file + " must have the columns " + COLUMNS);
            }
            return new CodeList(lines.stream().skip(1).map(ReferenceData::entry).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label is the last column, so that its commas need no reading. */
    private static CodeList.Entry entry(String line) {
        String[] part = line.split(",", 8);
        String label = part[7].startsWith("\"") ? part[7].substring(1, part[7].length() - 1) : part[7];
        return new CodeList.Entry(
                part[0],
                part[1],
                LocalDate.parse(part[2]),
                part[3].isEmpty() ? null : LocalDate.parse(part[3]),
                part[4],
                part[5],
                part[6],
                label);
    }
}
