package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a database server. It is made under another name and has its own only when it is whole: who is killed
 * meanwhile begins again.
 */
final class PostgresFolder {

    private PostgresFolder() {}

    /** The process id of the server that runs on this folder, whoever started it. */
    static Optional<Long> running(Path dataDir) {
        try (Stream<String> lines = Files.lines(dataDir.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(Long::valueOf)
                    .filter(pid -> ProcessHandle.of(pid)
                            .flatMap(process -> process.info().command())
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent());
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** What stands in the command line of a server on this folder, and of the making of one. */
    static Set<String> argumentsThatName(Path folder) {
        return Set.of(folder.toString(), "--pgdata=" + inTheMaking(folder));
    }

    private static Path inTheMaking(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".new");
    }

    /**
     * Makes it unless it is there.
     *
     * @param home where the programs of PostgreSQL lie
     * @throws IllegalStateException if that fails; the message holds the last words of {@code initdb}
     */
    static void make(Path folder, Path home, Path log) throws IOException {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            return;
        }
        Path made = inTheMaking(folder);
        if (Files.exists(made)) {
            DataFolder.delete(made);
        }
        Files.createDirectories(made);
        List<String> initdb = List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + made,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        try {
            if (PostgresBinaries.run(initdb, log).waitFor() != 0) {
                throw new IllegalStateException("initdb failed in " + made + ": " + Logs.lastLines(log, 5));
            }
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
