package org.homeward.admission.hl7;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.EventTime.Flag;
import org.jspecify.annotations.Nullable;

/** When a message's event happened: EVN-6, else EVN-2, else MSH-7, flagged. */
final class EventTimes {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Times times;
    private final @Nullable Segment evn;
    private final Segment msh;
    private final Instant receivedAt;

    EventTimes(Times times, Message message, Segment msh, Instant receivedAt) {
        this.times = times;
        this.evn = message.first("EVN");
        this.msh = msh;
        this.receivedAt = receivedAt;
    }

    /** @throws NeedsHelp if the field that counts holds no time, or none of the three was sent */
    EventTime event() {
        EventTime occurred = read(evn, 6);
        EventTime recorded = occurred == null ? read(evn, 2) : occurred;
        if (recorded != null) {
            return marked(recorded, null);
        }
        EventTime sent = read(msh, 7);
        if (sent == null) {
            throw new NeedsHelp("no-event-time", "EVN-6, EVN-2 and MSH-7 are all missing; send EVN-6");
        }
        return marked(sent, Flag.FROM_MESSAGE_TIME);
    }

    /** EVN-6 as a cancel names its event by it; null if it is absent. */
    @Nullable
    EventTime cancelled() {
        EventTime named = read(evn, 6);
        if (named == null || evn == null) {
            return null;
        }
        EventTime recorded = times.read(stamp(evn, 2));
        return recorded != null && named.matches(recorded) ? flagged(named, Flag.SAME_AS_RECORDED) : named;
    }

    private EventTime marked(EventTime time, @Nullable Flag flag) {
        EventTime marked = flag == null ? time : flagged(time, flag);
        return marked.at().isAfter(receivedAt.plus(TOLERANCE)) ? flagged(marked, Flag.IN_THE_FUTURE) : marked;
    }

    private @Nullable EventTime read(@Nullable Segment segment, int field) {
        String stamp = segment == null ? "" : stamp(segment, field);
        if (segment == null || stamp.isEmpty() || stamp.equals("\"\"")) {
            return null;
        }
        EventTime time = times.read(stamp);
        if (time == null) {
            String where = segment.name() + "-" + field;
            throw new NeedsHelp("bad-event-time", where + " is no time; send YYYYMMDDHHMMSS, with +ZZZZ if need be");
        }
        return time;
    }

    private static String stamp(Segment segment, int field) {
        return segment.field(field).component(1).text();
    }

    private static EventTime flagged(EventTime time, Flag flag) {
        Set<Flag> flags = EnumSet.of(flag);
        flags.addAll(time.flags());
        return new EventTime(time.at(), time.end(), flags);
    }
}
