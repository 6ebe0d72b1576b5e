package org.homeward.discharge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What migrations do to the rows that there are. */
public final class Migrations {

    private Migrations() {}

    /** Marks the cases that a version before may have left with less than follows from them. */
    public static String casesToLookAt() {
        try (var file = Migrations.class.getResourceAsStream("/db/migration/V9_10__missed_care.sql")) {
            String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("update discharge_case"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
