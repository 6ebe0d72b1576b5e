package org.homeward.admission.hl7;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.hl7.Groups.Group;
import org.jspecify.annotations.Nullable;

/** What one ADT message of a known feed says: the segments that its event requires, then facts. */
final class Interpretation {

    private final Message message;
    private final Segment msh;
    private final Envelope envelope;
    private final Feed feed;
    private final Trigger trigger;
    private final Times times;
    private final EventTimes eventTimes;

    Interpretation(Message message, Segment msh, Envelope envelope, Feed feed, Trigger trigger, Instant receivedAt) {
        this.message = message;
        this.msh = msh;
        this.envelope = envelope;
        this.feed = feed;
        this.trigger = trigger;
        this.times = new Times(feed.zone());
        this.eventTimes = new EventTimes(times, message, msh, receivedAt);
    }

    /**
     * @throws Unreadable if a required segment is missing
     * @throws NeedsHelp if a person has to look at it
     */
    Reading read() {
        if (trigger == Trigger.A20) {
            return bedStatus();
        }
        require("PID");
        if (Triggers.NEED_PV1.contains(trigger)) {
            require("PV1");
        }
        if (Triggers.MERGES.contains(trigger)) {
            require("MRG");
        }
        return new Reading.FlowFacts(envelope, feed.trust(), facts());
    }

    private List<Fact> facts() {
        return switch (trigger) {
            case A17 -> swap();
            case A34, A40, A42, A45, A47 -> merges();
            case A37 -> List.of(unmerge());
            default -> List.of(reader().fact(source(0), Groups.single(message)));
        };
    }

    private List<Fact> swap() {
        List<Group> groups = Groups.all(message);
        if (groups.size() != 2 || groups.get(0).pv1() == null || groups.get(1).pv1() == null) {
            throw new Unreadable(
                    ErrorCode.SEGMENT_SEQUENCE, "PID", "A17 needs two patients, each with a PID and a PV1 segment");
        }
        FactReader reader = reader();
        return List.of(reader.fact(source(0), groups.get(0)), reader.fact(source(1), groups.get(1)));
    }

    private List<Fact> merges() {
        FactReader reader = reader();
        List<Fact> facts = new ArrayList<>();
        for (Group group : Groups.all(message)) {
            if (group.mrg() == null) {
                throw new Unreadable(
                        ErrorCode.SEGMENT_SEQUENCE, "MRG", "Each PID of " + trigger + " needs an MRG segment after it");
            }
            facts.add(reader.link(source(facts.size()), group, reader.mergedPatient(group)));
        }
        return facts;
    }

    /** HL7 sends two PID and no MRG; some senders repeat the A40 with its MRG. */
    private Fact unmerge() {
        FactReader reader = reader();
        List<Group> groups = Groups.all(message);
        Group first = groups.get(0);
        if (message.first("MRG") == null && groups.size() < 2) {
            throw new Unreadable(
                    ErrorCode.SEGMENT_SEQUENCE,
                    "PID",
                    "A37 needs a second PID segment, or an MRG, with the number to free");
        }
        Group single = Groups.single(message);
        return first.mrg() == null && groups.size() > 1
                ? reader.link(source(0), first, reader.patient(groups.get(1)))
                : reader.link(source(0), single, reader.mergedPatient(single));
    }

    private Reading bedStatus() {
        Segment npu = require("NPU");
        Place bed = new Places(feed).read(npu, 1);
        if (bed == null || !bed.isBed()) {
            throw new NeedsHelp("no-bed", "NPU-1 names no bed; see the feed's place profile");
        }
        String code = npu.field(2).component(1).text();
        for (BedStatus.State state : BedStatus.State.values()) {
            if (state.name().equals(code)) {
                return new Reading.BedStatusFact(
                        envelope, new BedStatus(source(0), feed.trust(), eventTimes.event(), bed, state));
            }
        }
        throw new NeedsHelp("unknown-bed-status", "NPU-2 is not in HL7 table 0116: send C, H, O, U, K or I");
    }

    private FactReader reader() {
        return new FactReader(feed, trigger, times, eventTimes);
    }

    private Fact.Source source(int part) {
        String controlId = String.valueOf(envelope.controlId());
        return new Fact.Source(envelope.sender(), sequence(), envelope.sentAt(), controlId, part);
    }

    private @Nullable Long sequence() {
        String text = msh.field(13).component(1).text();
        return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private Segment require(String name) {
        Segment segment = message.first(name);
        if (segment == null) {
            throw new Unreadable(
                    ErrorCode.SEGMENT_SEQUENCE, name, "Segment " + name + " is missing: " + trigger + " needs it");
        }
        return segment;
    }
}
