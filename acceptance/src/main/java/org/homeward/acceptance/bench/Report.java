package org.homeward.acceptance.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/** Prints figures as they come, one a line. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void heading(String words) {
        out.println();
        out.println(words);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    void figure(String what, String format, Object... values) {
        out.printf("  %-66s %s%n", what, String.format(java.util.Locale.ROOT, format, values));
    }

    /** p50, p99 and the largest of a histogram in microseconds. */
    void latency(String what, Histogram microseconds) {
        figure(
                what,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d)",
                microseconds.getValueAtPercentile(50) / 1000.0,
                microseconds.getValueAtPercentile(99) / 1000.0,
                microseconds.getMaxValue() / 1000.0,
                microseconds.getTotalCount());
    }

    /** The machine and how busy it is by itself: figures of a busy machine are worth little. */
    void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        figure(
                "machine",
                "%d cores, load average %.2f, Java %s",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version().feature());
    }
}
