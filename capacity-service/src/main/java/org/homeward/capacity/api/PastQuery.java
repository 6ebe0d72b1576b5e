package org.homeward.capacity.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.homeward.kit.http.Given;
import org.jspecify.annotations.Nullable;

/** Which instant a read asks about, and by what was known when. */
public class PastQuery {

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    /** The instant asked about; now unless something else is said. */
    public final Instant instant() {
        Instant at = Given.time("asOf", asOf);
        return at == null ? Instant.now() : at;
    }

    /** Null for all that is known today. */
    protected final @Nullable Instant known() {
        return Given.time("knownAt", knownAt);
    }
}
