package org.homeward.discharge.care;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Packages that could not be moved on, each left alone for a while that doubles with every failure, so that it keeps
 * nobody else waiting. Of this replica alone: another one tries for itself, and so does this one after a restart.
 */
final class SetAside {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @param rest how long it is left alone after this failure */
    private record Failure(Duration rest, Instant until) {}

    private final Map<UUID, Failure> failures = new HashMap<>();

    /** It has failed, or has failed again; gives how long it is left alone. */
    synchronized Duration failed(UUID id, Instant now) {
        Failure before = failures.get(id);
        Duration rest = before == null ? FIRST : before.rest().multipliedBy(2);
        Duration most = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
        failures.put(id, new Failure(most, now.plus(most)));
        return most;
    }

    synchronized void done(UUID id) {
        failures.remove(id);
    }

    /** Those that are to be left alone now. */
    synchronized Set<UUID> at(Instant now) {
        Set<UUID> left = new HashSet<>();
        failures.forEach((id, failure) -> {
            if (failure.until().isAfter(now)) {
                left.add(id);
            }
        });
        return left;
    }
}
