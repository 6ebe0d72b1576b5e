package org.homeward.gateway.stream;

import java.time.Instant;
import java.util.Iterator;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.beds.Scope;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.jspecify.annotations.Nullable;

/** The beds of a scope, with the patients that the viewer may see. */
record BedPicture(Replica replica, Viewer viewer, Scope scope) implements Picture {

    private record ShownBed(Bed bed, Replica replica, Viewer viewer) implements Shown {
        @Override
        public String id() {
            return bed.id();
        }

        @Override
        public boolean isGone() {
            return bed.record().removed();
        }

        @Override
        public boolean changedByItself(Instant from, Instant to) {
            return bed.changedByItself(from, to);
        }

        @Override
        public byte[] json() {
            return bed.view(replica.now()).json(viewer.seesPatientsOf(bed.trust()));
        }

        @Override
        public int partition() {
            return bed.partition();
        }

        @Override
        public long offset() {
            return bed.offset();
        }
    }

    @Override
    public Iterable<Shown> all() {
        return this::iterator;
    }

    @Override
    public @Nullable Shown one(String id) {
        Bed bed = replica.bed(id);
        return bed == null ? null : shown(bed);
    }

    @Override
    public Freshness freshness() {
        return replica.freshness(scope.owners());
    }

    private Iterator<Shown> iterator() {
        return scope.candidates(replica).values().stream()
                .filter(bed -> scope.contains(bed.record()))
                .map(this::shown)
                .iterator();
    }

    private Shown shown(Bed bed) {
        return new ShownBed(bed, replica, viewer);
    }
}
