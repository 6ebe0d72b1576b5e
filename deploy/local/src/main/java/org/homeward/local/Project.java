package org.homeward.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout in which this program runs. */
public final class Project {

    private Project() {}

    /**
     * The folder that holds the Maven wrapper: the setting {@code homeward.project}, else the nearest one above the
     * working folder.
     */
    public static Path folder() {
        String given = System.getProperty("homeward.project");
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new CannotStart("this must run inside a checkout of Homeward");
    }
}
