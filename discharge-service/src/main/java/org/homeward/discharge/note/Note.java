package org.homeward.discharge.note;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody wrote about a stay. It is never changed; what was wrong is put right by another one.
 *
 * @param organisation for which it was written: its people see it
 * @param shared whether every organisation that sees the stay sees it too
 */
public record Note(
        UUID id, String stay, String organisation, boolean shared, String text, String by, Instant recordedAt) {}
