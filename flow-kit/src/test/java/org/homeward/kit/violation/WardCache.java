package org.homeward.kit.violation;

import java.util.List;

/** Breaks the rule of the domain nouns on purpose, three times: its name, its field and its method. */
public final class WardCache {

    private final List<String> beds = List.of();

    public String firstBed() {
        return beds.get(0);
    }
}
