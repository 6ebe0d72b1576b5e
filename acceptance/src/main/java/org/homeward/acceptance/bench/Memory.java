package org.homeward.acceptance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Resident memory as {@code ps} counts it. Shared pages of PostgreSQL's processes count once for each. */
final class Memory {

    private Memory() {}

    /** Megabytes of a process; of one with children, of the largest among them all. */
    static long ofTree(ProcessHandle process) throws IOException {
        List<String> pids = Stream.concat(Stream.of(process), process.descendants())
                .map(p -> Long.toString(p.pid()))
                .toList();
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.join(",", pids)).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return kilobytes
                        .lines()
                        .mapToLong(line -> Long.parseLong(line.strip()))
                        .max()
                        .orElse(0)
                / 1024;
    }
}
