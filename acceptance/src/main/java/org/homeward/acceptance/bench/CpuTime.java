package org.homeward.acceptance.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** CPU time that processes and all their descendants have used, as the operating system counts it. */
record CpuTime(Duration used) {

    static CpuTime of(Collection<ProcessHandle> processes) {
        return new CpuTime(processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus));
    }

    /** Milliseconds used since {@code earlier}, for each of {@code count} pieces of work. */
    double millisecondsEachSince(CpuTime earlier, long count) {
        return used.minus(earlier.used).toNanos() / 1e6 / count;
    }
}
