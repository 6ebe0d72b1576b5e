package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./homeward reset}: removes the data of a stack that does not run. */
final class Reset {

    private Reset() {}

    static int run(Arguments arguments) throws IOException {
        Path data = DataFolder.named(arguments.flag("data"));
        if (!Files.exists(data)) {
            System.out.println("Nothing to remove: there is no " + data);
            return 0;
        }
        if (!DataFolder.isOurs(data)) {
            throw new CannotStart(data + " does not look like a data folder of Homeward; nothing was removed");
        }
        Claim claim = Claim.ifFree(data, data, "is removing its data")
                .orElseThrow(() ->
                        new CannotStart(Claim.holder(data, data) + ": stop it first (Ctrl-C where it was started)"));
        try {
            PostgresFolder.running(data.resolve("postgres")).ifPresent(pid -> {
                throw new CannotStart("PostgreSQL (process " + pid + ") still runs on " + data
                        + ": stop the Homeward that it belongs to, or that process, first; nothing was removed");
            });
            DataFolder.delete(data);
        } finally {
            claim.close();
        }
        System.out.println("Removed " + data);
        return 0;
    }
}
