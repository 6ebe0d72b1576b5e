package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./homeward reset}: removes the data of a stack that does not run. */
final class Reset {

    private Reset() {}

    static int run(Arguments arguments) throws IOException {
        Path data = DataFolder.named(arguments.flag("data"));
        boolean inUse = RunFile.running()
                .map(running -> Path.of(running.data()).equals(data))
                .orElse(false);
        if (inUse) {
            throw new CannotStart("Homeward runs on " + data + ": stop it first (Ctrl-C where it was started)");
        }
        if (!Files.exists(data)) {
            System.out.println("Nothing to remove: there is no " + data);
            return 0;
        }
        if (!DataFolder.isOurs(data)) {
            throw new CannotStart(data + " does not look like a data folder of Homeward; nothing was removed");
        }
        PostgresServer.running(data.resolve("postgres")).ifPresent(pid -> {
            throw new CannotStart("PostgreSQL (process " + pid + ") still runs on " + data
                    + ": stop the Homeward that it belongs to, or that process, first; nothing was removed");
        });
        DataFolder.delete(data);
        System.out.println("Removed " + data);
        return 0;
    }
}
