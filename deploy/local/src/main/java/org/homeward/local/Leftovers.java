package org.homeward.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that go on when their launcher is killed. They are known by their command lines, which name the data
 * folder: so there is no instant at which one runs and is written down nowhere, and no number is taken for another's.
 */
final class Leftovers {

    private static final String MARK = "-Dhomeward.part=";
    private static final String KAFKA = Stack.Part.KAFKA.label();
    private static final String POSTGRES = Stack.Part.POSTGRES.label();

    private Leftovers() {}

    /** What a part's Java process is started with, so that it is known again. */
    static String mark(String part, Path data) {
        return MARK + part + "@" + data;
    }

    /**
     * Ends what runs on a data folder: first the services, then Kafka, then PostgreSQL, each as on Ctrl-C. Call it only
     * with the {@link Claim} on the folder, else somebody's living Homeward is ended.
     *
     * @return what was ended, {@code kafka (pid 4711)}
     */
    static List<String> end(Path data) {
        List<Leftover> all = of(data);
        stop(all.stream().filter(Leftover::isService), "TERM");
        stop(all.stream().filter(left -> left.part.equals(KAFKA)), "TERM");
        stop(all.stream().filter(left -> left.part.equals(POSTGRES)), "INT");
        return all.stream().map(Leftover::toString).toList();
    }

    private static void stop(Stream<Leftover> leftovers, String signal) {
        List<ProcessHandle> processes = leftovers.map(Leftover::process).toList();
        List<ProcessHandle> children =
                processes.stream().flatMap(ProcessHandle::descendants).toList();
        Launch.stop(processes, signal);
        Launch.stop(children, "KILL");
    }

    private static List<Leftover> of(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> partOf(process, data).map(part -> new Leftover(part, process)).stream())
                .toList();
    }

    private static Optional<String> partOf(ProcessHandle process, Path data) {
        List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
        Optional<String> marked = arguments.stream()
                .filter(argument -> argument.startsWith(MARK) && argument.endsWith("@" + data))
                .map(argument -> argument.substring(
                        MARK.length(), argument.length() - data.toString().length() - 1))
                .findFirst();
        return marked.or(() -> isPostgres(process, arguments, data) ? Optional.of("postgres") : Optional.empty());
    }

    private static boolean isPostgres(ProcessHandle process, List<String> arguments, Path data) {
        String program = process.info().command().orElse("");
        return (program.endsWith("/postgres") || program.endsWith("/initdb"))
                && arguments.stream().anyMatch(PostgresFolder.argumentsThatName(data.resolve(POSTGRES))::contains);
    }

    private record Leftover(String part, ProcessHandle process) {

        boolean isService() {
            return !part.equals(KAFKA) && !part.equals(POSTGRES);
        }

        @Override
        public String toString() {
            return part + " (pid " + process.pid() + ")";
        }
    }
}
