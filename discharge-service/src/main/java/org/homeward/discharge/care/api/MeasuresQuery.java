package org.homeward.discharge.care.api;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.homeward.discharge.care.ReadLedger.By;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** By what the measures are asked for. */
public class MeasuresQuery extends TimeQuery {

    private static final List<String> BY = List.of("all", "provider", "council");

    @QueryParam("by")
    @Nullable
    String by;

    By by() {
        if (by != null && !BY.contains(by)) {
            throw ProblemException.field("by", "must be one of " + String.join(", ", BY));
        }
        return by == null ? By.ALL : By.valueOf(by.toUpperCase(Locale.ROOT));
    }
}
