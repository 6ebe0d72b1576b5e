package org.homeward.local.week;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.local.Project;

/**
 * One week of an invented hospital as files: {@code docs/samples/week.hl7}, the beds that are occupied at its end, and
 * its estate.
 */
public final class WeekSample {

    private static final Instant START = Instant.parse("2026-05-31T23:00:00Z");

    private WeekSample() {}

    /** Writes the files into the project. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.write(folder().resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    static Path folder() {
        return Project.folder().resolve("docs").resolve("samples");
    }

    /** Their texts by name. */
    static Map<String, String> files() {
        Story story = new Story(List.of(Estates.RZZ01), Style.LOCAL, 7, START, Duration.ofMinutes(15), "Z", 300_000);
        StringBuilder messages = new StringBuilder();
        for (Message message : story.tellUntil(START.plus(Duration.ofDays(7)))) {
            messages.append(message.text().replace('\r', '\n')).append('\n');
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("week.hl7", messages.toString());
        files.put("week.beds.json", json(story.occupiedBeds()));
        files.put("week.estate.json", Estates.RZZ01.json());
        return files;
    }

    private static String json(Map<String, ?> beds) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(beds) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
