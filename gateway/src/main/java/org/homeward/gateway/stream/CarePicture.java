package org.homeward.gateway.stream;

import java.time.Instant;
import java.util.Iterator;
import org.homeward.gateway.care.CareItems;
import org.homeward.gateway.care.CareScope;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.jspecify.annotations.Nullable;

/** What providers have free in an area, or for a service. */
record CarePicture(Replica replica, CareScope scope, CareItems items) implements Picture {

    private record ShownCare(Care care, Replica replica, CareItems items) implements Shown {
        @Override
        public String id() {
            return care.id();
        }

        @Override
        public boolean isGone() {
            return care.record().removed();
        }

        /** What ends by itself is told by capacity-service when it comes. */
        @Override
        public boolean changedByItself(Instant from, Instant to) {
            return false;
        }

        @Override
        public byte[] json() {
            return items.json(care, replica.now());
        }

        @Override
        public int partition() {
            return care.partition();
        }

        @Override
        public long offset() {
            return care.offset();
        }
    }

    @Override
    public Iterable<Shown> all() {
        return this::iterator;
    }

    @Override
    public @Nullable Shown one(String id) {
        Care care = replica.care().line(id);
        return care == null ? null : shown(care);
    }

    @Override
    public Freshness freshness() {
        return replica.careFreshness();
    }

    private Iterator<Shown> iterator() {
        return replica.care().lines(scope.area()).values().stream()
                .filter(scope::contains)
                .map(this::shown)
                .iterator();
    }

    private Shown shown(Care care) {
        return new ShownCare(care, replica, items);
    }
}
