package org.homeward.gateway.stream;

import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.homeward.gateway.care.CareItems;
import org.homeward.gateway.care.CareScope;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Flat;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.jspecify.annotations.Nullable;

/** What providers have free, and which flats, in an area or for a service. */
record CarePicture(Replica replica, CareScope scope, CareItems items) implements Picture {

    /** Before the ids of flats, and of nothing else. */
    private static final String FLAT = "flat:";

    private record ShownFlat(Flat flat, Replica replica, CareScope scope) implements Shown {
        @Override
        public String id() {
            return CarePicture.id(flat);
        }

        @Override
        public boolean isGone() {
            return flat.record().removed() || !scope.contains(flat);
        }

        @Override
        public boolean changedByItself(Instant from, Instant to) {
            return flat.changedByItself(from, to);
        }

        @Override
        public byte[] json() {
            return isGone() ? flat.gone() : flat.json(replica.now());
        }

        @Override
        public int partition() {
            return flat.partition();
        }

        @Override
        public long offset() {
            return flat.offset();
        }
    }

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
        if (id.startsWith(FLAT)) {
            Flat flat = replica.flats().flat(id.substring(FLAT.length()));
            return flat == null ? null : shown(flat);
        }
        Care care = replica.care().line(id);
        return care == null ? null : shown(care);
    }

    @Override
    public Freshness freshness() {
        return scope.freshness(replica);
    }

    private Iterator<Shown> iterator() {
        Stream<Shown> lines = replica.care().lines(scope.area()).values().stream()
                .filter(scope::contains)
                .map(this::shown);
        Stream<Shown> flats =
                replica.flats().flats().values().stream().filter(this::concerns).map(this::shown);
        return Stream.concat(lines, flats).iterator();
    }

    /** Whether the flat is shown here, or was. */
    boolean concerns(Flat flat) {
        return scope.contains(flat) || scope.hasLost(flat);
    }

    static String id(Flat flat) {
        return FLAT + flat.id();
    }

    private Shown shown(Flat flat) {
        return new ShownFlat(flat, replica, scope);
    }

    private Shown shown(Care care) {
        return new ShownCare(care, replica, items);
    }
}
