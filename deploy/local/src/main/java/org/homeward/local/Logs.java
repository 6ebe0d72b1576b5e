package org.homeward.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Log files of the processes that are started here: lines of text, or JSON as the services write it. */
final class Logs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LOUD = Set.of("ERROR", "FATAL");

    private Logs() {}

    /** The last telling lines of a log, to be shown beside a failure; empty if it cannot be read. */
    static String lastLines(Path log, int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(Logs::words)
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** A plain line as it is; of a JSON line the message of an error with its innermost cause, else nothing. */
    private static String words(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            if (!LOUD.contains(entry.path("level").asText())) {
                return "";
            }
            JsonNode cause = entry.path("exception");
            while (cause.path("causedBy").has("exception")) {
                cause = cause.path("causedBy").path("exception");
            }
            String why = cause.path("exceptionType").asText() + " "
                    + cause.path("message").asText();
            return (entry.path("message").asText() + ": " + why).strip();
        } catch (IOException e) {
            return line;
        }
    }
}
