package org.homeward.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets the launcher take another folder for the checkout while a test runs. */
final class InFolder implements AutoCloseable {

    private final @Nullable String before = System.getProperty("homeward.project");

    InFolder(Path checkout) {
        System.setProperty("homeward.project", checkout.toString());
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty("homeward.project");
        } else {
            System.setProperty("homeward.project", before);
        }
    }
}
