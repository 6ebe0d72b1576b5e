package org.homeward.capacity.api;

import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.http.ProblemException;

/** A table as text (CSV, RFC 4180): cells without blanks around them, empty lines passed over. */
public final class CsvLines {

    private CsvLines() {}

    /**
     * The cells of each line; a mark of the byte order is no part of the first.
     *
     * @throws ProblemException 400 for a file that is no text
     */
    public static List<List<String>> of(String file) {
        if (file.indexOf('\0') >= 0) {
            throw ProblemException.field("body", "must be a table in UTF-8, without NUL");
        }
        return lines(file.startsWith("\uFEFF") ? file.substring(1) : file);
    }

    private static List<List<String>> lines(String file) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (quoted && c == '"' && i + 1 < file.length() && file.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else {
                endCell(line, cell);
                if (c != ',') {
                    endLine(lines, line);
                    line = new ArrayList<>();
                }
            }
        }
        endCell(line, cell);
        endLine(lines, line);
        return lines;
    }

    private static void endCell(List<String> line, StringBuilder cell) {
        line.add(cell.toString().strip());
        cell.setLength(0);
    }

    private static void endLine(List<List<String>> lines, List<String> line) {
        if (line.size() > 1 || !line.getFirst().isEmpty()) {
            lines.add(line);
        }
    }
}
