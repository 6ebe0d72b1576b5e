package org.homeward.admission.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes docs/safety/cancel-table.md, the answers of {@link CancelReference}. */
final class CancelTable {

    private static final String HEAD = """
            # What a bed manager sees after A01, A02, A03 and their cancels

            All 1,956 sequences of admission (A01, to bed 1), transfer (A02, to bed 2), discharge (A03) and the cancels of each (A11, A12, A13), each at most
            once. A sequence is the order in which things happened at the hospital; a cancel names the time of the event that it cancels, wherever that stands in the
            sequence, and waits if there is none. The answer is the same for every order in which the messages arrive, and whether the cancel names its
            event (EVN-6) or not: test R23 folds every one of the 614,226 arrivals both ways and compares.

            The rules behind it: a void event is as if it had not been; after the live A03 only an A01 opens the stay again; after a cancelled admission a transfer places nobody
            until a new admission; a transfer whose admission was never heard of implies it. `unknown`: only cancels were heard.

            Written by `CancelTable` in the tests of admission-service; a test fails when this page and the answers differ.

            | happened | status | patient is in | admitted at | discharged at | shown |
            |---|---|---|---|---|---|
            """;

    private CancelTable() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        CancelReference.all().forEach(reference -> text.append(reference.row()).append('\n'));
        return text.toString();
    }

    /** The page, found from the project's root or one of its modules. */
    static Path page() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolve("docs/safety/cancel-table.md");
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(page().getParent());
        Files.writeString(page(), text());
    }
}
