package org.homeward.admission.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.admission.domain.Stay;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.persistence.Heads;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.event.Event;

/** Events about stays, patients' links and beds, from the rows that hold their last version. */
public final class StayEvents {

    /** The type of an event with a patient's whole link state. */
    public static final String LINKS_CHANGED = EventNames.LINKS_CHANGED;

    /** The type of an event with what was said last of a bed. */
    public static final String BED_STATUS_CHANGED = EventNames.BED_STATUS_CHANGED;

    private static final String SOURCE = "homeward/admission-service";

    private StayEvents() {}

    /** The type of the event that tells of a stay. */
    public static String type(Trigger trigger, boolean merged) {
        return merged ? EventNames.STAY_MERGED : EventNames.ofStay(trigger);
    }

    /** The events of the stays that one message has changed; a swap first travels as one event with both. */
    public static List<Event> of(List<Stays.Row> versions, Trigger trigger) {
        List<Event> events = new ArrayList<>();
        if (trigger == Trigger.A17) {
            List<Stays.Row> swapped = versions.stream()
                    .filter(row -> !row.status().equals(Stay.Status.MERGED.code()))
                    .toList();
            if (swapped.size() == 2) {
                events.add(swap(swapped.get(0), swapped.get(1)));
            }
        }
        versions.forEach(row -> events.add(of(row)));
        return events;
    }

    /** The event that tells of this version of a stay; the same whenever it is made. */
    public static Event of(Stays.Row stay) {
        return event(
                stay.eventType(),
                stay.id(),
                stay.id(),
                stay.trust(),
                stay.occurredAt(),
                stay.recordedAt(),
                stay.version(),
                data(stay));
    }

    /** The event that tells of the last version of a key that is not a stay. */
    public static Event of(Heads.Row head) {
        return event(
                head.eventType(),
                head.key(),
                head.subject(),
                head.trust(),
                head.occurredAt(),
                head.recordedAt(),
                head.version(),
                StateJson.event(head.state(), head.eventSource(), head.version(), head.recordedAt()));
    }

    /** Both stays under a key of the pair; its version is the sum of theirs, which can only grow. */
    private static Event swap(Stays.Row a, Stays.Row b) {
        boolean inOrder = a.id().compareTo(b.id()) < 0;
        Stays.Row one = inOrder ? a : b;
        Stays.Row other = inOrder ? b : a;
        String key = one.id() + '+' + other.id();
        Instant recordedAt = a.recordedAt().isAfter(b.recordedAt()) ? a.recordedAt() : b.recordedAt();
        return event(
                EventNames.PATIENTS_SWAPPED,
                key,
                key,
                one.trust(),
                one.occurredAt(),
                recordedAt,
                one.version() + other.version(),
                StateJson.swap(data(one), data(other)));
    }

    private static byte[] data(Stays.Row stay) {
        return StateJson.event(stay.state(), stay.eventSource(), stay.version(), stay.recordedAt());
    }

    private static Event event(
            String type,
            String key,
            String subject,
            String trust,
            Instant occurredAt,
            Instant recordedAt,
            long version,
            byte[] data) {
        byte[] name = (key + ' ' + version).getBytes(StandardCharsets.UTF_8);
        return new Event(
                UUID.nameUUIDFromBytes(name).toString(),
                type,
                SOURCE,
                subject,
                occurredAt,
                recordedAt,
                version,
                null,
                key,
                trust,
                data);
    }
}
