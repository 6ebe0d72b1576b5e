package org.homeward.gateway.stream;

import java.time.Instant;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Placed;
import org.jspecify.annotations.Nullable;

/** What one reader has asked to see, out of the replica. */
interface Picture {

    /** Something in it, as it is now. */
    interface Shown extends Placed {

        String id();

        /** It is told as gone, and left out of a snapshot. */
        boolean isGone();

        /** Whether it changed by itself after {@code from} and not after {@code to}. */
        boolean changedByItself(Instant from, Instant to);

        /** The item, for this reader. */
        byte[] json();
    }

    /** Everything that was asked for, also what is gone; a live view, not a copy. */
    Iterable<Shown> all();

    @Nullable
    Shown one(String id);

    /** How complete it is. */
    Freshness freshness();
}
