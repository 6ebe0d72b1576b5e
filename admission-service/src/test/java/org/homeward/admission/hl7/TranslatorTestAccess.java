package org.homeward.admission.hl7;

/** The reader in local mode, for tests of other packages. */
public final class TranslatorTestAccess {

    private TranslatorTestAccess() {}

    public static Translate local() {
        return TestFeeds.local();
    }
}
