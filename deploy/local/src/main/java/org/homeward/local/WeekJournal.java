package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What of the hospital week was told on a data folder, so that it can be retold to the same end. Its first line is when
 * the week ends; the second is there once the week was sent, {@code played} and the version of the story; then follows
 * a line for each thing that happened live: its second since 1970.
 */
final class WeekJournal {

    private static final String FILE = "hospital-week";
    private static final String PLAYED = "played ";

    /** The week ends so long before now that none of its messages speaks of the future. */
    private static final Duration MARGIN = Duration.ofMinutes(20);

    private final Path file;

    WeekJournal(Path data) {
        this.file = data.resolve(FILE);
    }

    /**
     * The end of the week that was begun on this data, else of one that begins here.
     *
     * @throws IOException if the file cannot be read or written, or is none of this kind
     */
    Instant end() throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            Instant end = Instant.now().minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
            append(end.toString());
            return end;
        }
        try {
            return Instant.parse(lines.getFirst());
        } catch (DateTimeParseException e) {
            throw new IOException(
                    file + " was written by another version; ./homeward reset makes room for this one", e);
        }
    }

    /** The version of the story of which the whole week was sent; empty before that. */
    Optional<String> played() throws IOException {
        return lines().stream()
                .skip(1)
                .limit(1)
                .map(line -> line.substring(PLAYED.length()))
                .findFirst();
    }

    /** When each thing happened that was told live, in their order. */
    List<Instant> happened() throws IOException {
        return lines().stream()
                .skip(2)
                .map(Long::valueOf)
                .map(Instant::ofEpochSecond)
                .toList();
    }

    void played(String version) throws IOException {
        append(PLAYED + version);
    }

    /** Notes what happens before anybody is told of it. */
    void happens(Instant at) throws IOException {
        append(Long.toString(at.getEpochSecond()));
    }

    /** A last line without an end was cut short when it was written: it counts for nothing. */
    private List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (!whole.equals(text)) {
            Files.writeString(file, whole);
        }
        return whole.lines().toList();
    }

    private void append(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
