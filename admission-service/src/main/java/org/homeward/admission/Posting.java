package org.homeward.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Fold;
import org.homeward.admission.domain.Outcome;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Stay;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.messaging.StateJson;
import org.homeward.admission.messaging.StayEvents;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Folds the ledgers of a batch after each message, in order, and gathers what has changed: a new version of each changed
 * stay for each message, and the events that tell of it.
 */
final class Posting {

    private final Clock clock;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Stays.Row> changed = new LinkedHashMap<>();
    private final Map<Ledger, Outcome> outcomes = new LinkedHashMap<>();

    Posting(Instant now) {
        this.clock = new Clock(now);
    }

    /** What led to new versions: a message, or a person who asked for a second look at it. */
    record Cause(Trigger trigger, String sender, Instant occurredAt) {

        static Cause of(Fact fact) {
            return new Cause(fact.trigger(), fact.source().sender(), fact.at().at());
        }
    }

    /** Recorded times of one transaction: from the database, strictly rising. */
    static final class Clock {

        private Instant last;

        Clock(Instant now) {
            this.last = now;
        }

        /** The next time, later than all given before and than {@code floor}. */
        Instant next(@Nullable Instant floor) {
            last = last.plus(1, ChronoUnit.MICROS);
            return floor == null || floor.isBefore(last) ? last : floor.plus(1, ChronoUnit.MICROS);
        }
    }

    Clock clock() {
        return clock;
    }

    /** Folds these ledgers, to which the facts of one message were added. */
    void post(Cause cause, Iterable<Ledger> touched) {
        List<Stays.Row> versions = new ArrayList<>();
        for (Ledger ledger : touched) {
            Outcome outcome = Fold.fold(ledger.allFacts());
            ledger.foldedFor(cause);
            Outcome before = outcomes.put(ledger, outcome);
            versions.addAll(compare(cause, ledger, before, outcome));
        }
        StayEvents.of(versions, cause.trigger()).forEach(events::add);
    }

    private List<Stays.Row> compare(Cause cause, Ledger ledger, @Nullable Outcome before, Outcome outcome) {
        List<Stays.Row> versions = new ArrayList<>();
        Map<String, Stay> known = before == null ? Map.of() : byId(before);
        Map<String, Stays.Row> gone = new TreeMap<>(ledger.stays());
        for (Stay stay : outcome.stays()) {
            Stays.Row stored = gone.remove(stay.id());
            if (stored != null && stay.equals(known.get(stay.id()))) {
                continue;
            }
            byte[] state = StateJson.ofStay(stay, number -> person(ledger, number));
            if (stored == null || !Arrays.equals(state, stored.state())) {
                versions.add(version(cause, ledger, stay, stored, state));
            }
        }
        for (Stays.Row stored : gone.values()) {
            byte[] state = merged(ledger, outcome, stored);
            if (!Arrays.equals(state, stored.state())) {
                versions.add(ended(cause, ledger, stored, state));
            }
        }
        versions.forEach(row -> ledger.stays().put(row.id(), row));
        versions.forEach(row -> changed.put(row.id(), row));
        return versions;
    }

    private static Map<String, Stay> byId(Outcome outcome) {
        Map<String, Stay> stays = new HashMap<>();
        outcome.stays().forEach(stay -> stays.put(stay.id(), stay));
        return stays;
    }

    private static @Nullable UUID person(Ledger ledger, String number) {
        var person = ledger.people().get(number);
        return person == null ? null : person.person();
    }

    private Stays.Row version(Cause cause, Ledger ledger, Stay stay, Stays.@Nullable Row stored, byte[] state) {
        Place place = stay.place();
        return new Stays.Row(
                stay.id(),
                ledger.id(),
                stay.trust(),
                stay.status().code(),
                place == null ? null : place.site(),
                place == null ? null : place.ward(),
                stored == null ? 1 : stored.version() + 1,
                clock.next(stored == null ? null : stored.recordedAt()),
                StayEvents.type(cause.trigger(), stay.status() == Stay.Status.MERGED),
                cause.sender(),
                cause.occurredAt(),
                state);
    }

    /** A stay that the fold no longer knows: a provisional one that turned out to be part of another. */
    private static byte[] merged(Ledger ledger, Outcome outcome, Stays.Row stored) {
        for (Fact fact : ledger.allFacts()) {
            if (fact.visit() == null
                    && stored.id().endsWith(fact.provisionalStay().toString())) {
                UUID patient = fact.patient() == null ? null : person(ledger, fact.patient());
                return StateJson.ofMerged(stored.id(), stored.trust(), patient, outcome.endedIn(fact));
            }
        }
        return StateJson.ofMerged(stored.id(), stored.trust(), null, null);
    }

    private Stays.Row ended(Cause cause, Ledger ledger, Stays.Row stored, byte[] state) {
        return new Stays.Row(
                stored.id(),
                ledger.id(),
                stored.trust(),
                Stay.Status.MERGED.code(),
                null,
                null,
                stored.version() + 1,
                clock.next(stored.recordedAt()),
                StayEvents.type(cause.trigger(), true),
                cause.sender(),
                cause.occurredAt(),
                state);
    }

    List<Event> events() {
        return events;
    }

    /** The last version of each changed stay. */
    Map<String, Stays.Row> changed() {
        return changed;
    }

    /** The last fold of each ledger. */
    Map<Ledger, Outcome> outcomes() {
        return outcomes;
    }
}
