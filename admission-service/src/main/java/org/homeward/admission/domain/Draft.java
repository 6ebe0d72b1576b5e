package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stay while its facts are being gathered. */
final class Draft {

    private final String id;
    private final String trust;
    private final @Nullable String visit;
    private List<Entry> entries = new ArrayList<>();
    private boolean assumed;

    private Draft(String id, String trust, @Nullable String visit) {
        this.id = id;
        this.trust = trust;
        this.visit = visit;
    }

    static Draft numbered(String trust, String visit) {
        return new Draft(trust + ':' + visit, trust, visit);
    }

    /** A stay without a visit number, opened by this fact. */
    static Draft provisional(Fact opener) {
        return new Draft(opener.trust() + ':' + opener.provisionalStay(), opener.trust(), null);
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** Some of its facts could as well be part of another stay. */
    void assume() {
        assumed = true;
    }

    /** Empties it, so that its facts can be gathered anew. */
    void clear() {
        entries = new ArrayList<>();
        assumed = false;
    }

    String id() {
        return id;
    }

    String trust() {
        return trust;
    }

    @Nullable
    String visit() {
        return visit;
    }

    boolean isAssumed() {
        return assumed;
    }

    /** In event order. */
    List<Entry> entries() {
        return entries;
    }

    /** The A23 that voids the whole stay, null if there is none. */
    @Nullable
    Entry deletion() {
        for (Entry entry : entries) {
            if (entry.trigger() == Trigger.A23) {
                return entry;
            }
        }
        return null;
    }

    /** Resolves its cancels; an A23 voids the whole stay. */
    void resolve(Voids voids) {
        Cancels.resolve(entries, entries, voids);
        Entry deletion = deletion();
        if (deletion != null) {
            entries.stream().filter(entry -> !voids.isVoid(entry)).forEach(entry -> voids.put(entry, deletion));
        }
    }
}
