package org.homeward.gateway.replica;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A ward that a bed or a ward record has named. {@link #stamp()} rises after each change of the ward or of one of its
 * beds: whoever keeps something made from them reads the stamp before making it, and again before using it.
 */
public final class Ward {

    private final String id;
    private final String trust;
    private final String site;
    private final @Nullable String code;
    private final AtomicLong stamp = new AtomicLong();
    private volatile @Nullable WardRecord description;
    private volatile @Nullable Object made;

    Ward(String id, String trust, String site, @Nullable String code) {
        this.id = id;
        this.trust = trust;
        this.site = site;
        this.code = code;
    }

    /** {@code site/ward}, the first two parts of the ids of its beds. */
    public String id() {
        return id;
    }

    public String site() {
        return site;
    }

    public @Nullable String code() {
        return code;
    }

    /** The trust that the ward's own record names, or else the bed by which the ward became known. */
    public String trust() {
        WardRecord described = description;
        return described == null ? trust : described.trust();
    }

    /** Null until capacity-service has described the ward beside its beds. */
    public @Nullable WardRecord description() {
        return description;
    }

    public long stamp() {
        return stamp.get();
    }

    /** A place for what readers make from this ward, so that it goes when the ward goes. */
    public @Nullable Object made() {
        return made;
    }

    public void keep(Object page) {
        made = page;
    }

    void changed() {
        stamp.incrementAndGet();
    }

    boolean describe(WardRecord record) {
        WardRecord before = description;
        if (before != null && before.version() >= record.version()) {
            return false;
        }
        description = record;
        changed();
        return true;
    }
}
