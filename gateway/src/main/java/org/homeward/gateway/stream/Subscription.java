package org.homeward.gateway.stream;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.beds.BedPage;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Position;
import org.homeward.gateway.replica.Replica;
import org.homeward.gateway.stream.Picture.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has still to be told, and the words for it. It holds ids of what has changed, each at most once, and
 * writes it as it is when its turn comes: a reader who falls behind costs at most one entry for each thing asked for,
 * and catches up by the shortest way. An event's id is a {@link Position} that everything told so far covers, so that
 * going on after any event loses nothing; it may repeat.
 *
 * <p>{@link #changed} comes from the replica's thread, everything else from the connection's event loop.
 */
final class Subscription {

    private static final int CHUNK = 32 * 1024;
    private static final String RESET = "event: reset\ndata: {}\n\n";

    private final Replica replica;
    private final Viewer viewer;
    private final Picture picture;
    private final Set<String> changed = new LinkedHashSet<>();
    private final ArrayDeque<String> batch = new ArrayDeque<>();
    private @Nullable Iterator<Shown> snapshot;
    private boolean firstItem;
    private String toldUpTo = "";
    private String batchEndsAt = "";
    private boolean beatDue = true;

    Subscription(Replica replica, Viewer viewer, Picture picture) {
        this.replica = replica;
        this.viewer = viewer;
        this.picture = picture;
    }

    Picture picture() {
        return picture;
    }

    Viewer viewer() {
        return viewer;
    }

    /** Notes that something has changed; answers how much waits. */
    synchronized int changed(String id) {
        changed.add(id);
        return changed.size();
    }

    /** Begins with everything; after {@code reset} when the reader had asked to go on and that is not possible. */
    Buffer begin(boolean reset) {
        toldUpTo = replica.position().toString();
        snapshot = picture.all().iterator();
        firstItem = true;
        Buffer opening = Buffer.buffer(reset ? RESET : "");
        opening.appendString("event: snapshot\nid: ").appendString(toldUpTo).appendString("\ndata: ");
        BedPage.open(opening, picture.freshness());
        return opening;
    }

    /** Goes on after {@code last}: everything that has changed since then waits to be told. */
    void resume(Position last) {
        toldUpTo = last.toString();
        Position now = replica.position();
        List<String> missed = new ArrayList<>();
        for (Shown one : picture.all()) {
            if (!last.covers(one) || one.changedByItself(last.instant(), now.instant())) {
                missed.add(one.id());
            }
        }
        missed.forEach(this::changed);
    }

    synchronized void beatIsDue() {
        beatDue = true;
    }

    /** The next bytes to send; null when there is nothing to say now. */
    @Nullable
    Buffer next() {
        if (snapshot != null) {
            return snapshotChunk(snapshot);
        }
        if (batch.isEmpty()) {
            Buffer beat = takeBatchOrBeat();
            if (batch.isEmpty()) {
                return beat;
            }
        }
        return changes();
    }

    boolean isBetweenEvents() {
        return snapshot == null;
    }

    static Buffer reset() {
        return Buffer.buffer(RESET);
    }

    private Buffer snapshotChunk(Iterator<Shown> all) {
        Buffer chunk = Buffer.buffer(CHUNK);
        while (all.hasNext() && chunk.length() < CHUNK) {
            Shown one = all.next();
            if (!one.isGone()) {
                chunk.appendString(firstItem ? "" : ",").appendBytes(one.json());
                firstItem = false;
            }
        }
        if (!all.hasNext()) {
            snapshot = null;
            chunk.appendString("],\"next\":null}\n\n");
        }
        return chunk;
    }

    /**
     * The position and the freshness are read before what waits is looked at: the replica tells of a change before it
     * moves on, so nothing that they cover can be missing.
     */
    private @Nullable Buffer takeBatchOrBeat() {
        String position = replica.position().toString();
        Freshness freshness = picture.freshness();
        synchronized (this) {
            batch.addAll(changed);
            changed.clear();
            batchEndsAt = position;
            if (!batch.isEmpty() || !beatDue) {
                return null;
            }
            beatDue = false;
        }
        toldUpTo = position;
        Buffer beat = Buffer.buffer(200).appendString("event: beat\nid: ").appendString(position);
        BedPage.times(beat.appendString("\ndata: "), freshness);
        return beat.appendString("}\n\n");
    }

    private Buffer changes() {
        Buffer chunk = Buffer.buffer(1024);
        while (!batch.isEmpty() && chunk.length() < CHUNK) {
            Shown one = picture.one(batch.remove());
            if (batch.isEmpty()) {
                toldUpTo = batchEndsAt;
            }
            if (one != null) {
                chunk.appendString("event: change\nid: ").appendString(toldUpTo).appendString("\ndata: ");
                chunk.appendBytes(one.json()).appendString("\n\n");
            }
        }
        return chunk;
    }
}
