package org.homeward.admission.hl7;

import java.time.Instant;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Fact.Details;
import org.homeward.admission.domain.Fact.Link;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.hl7.FeedSettings.CancelledPlace;
import org.homeward.admission.hl7.FeedSettings.Profile;
import org.homeward.admission.hl7.Groups.Group;
import org.jspecify.annotations.Nullable;

/** Makes facts of one message's groups. */
final class FactReader {

    private final Feed feed;
    private final Trigger trigger;
    private final EventTime at;
    private final @Nullable EventTime cancels;
    private final Times times;
    private final Numbers numbers;
    private final Places places;
    private final Attributes attributes;

    FactReader(Feed feed, Trigger trigger, Times times, EventTimes eventTimes) {
        this.feed = feed;
        this.trigger = trigger;
        this.times = times;
        this.at = eventTimes.event();
        this.cancels = Triggers.CANCELS.contains(trigger) ? eventTimes.cancelled() : null;
        this.numbers = new Numbers(feed);
        this.places = new Places(feed);
        this.attributes = new Attributes(feed, trigger, times, numbers);
    }

    /** @throws NeedsHelp if the group names neither patient nor visit */
    Fact fact(Fact.Source source, Group group) {
        String patient = numbers.local(group.pid(), 3);
        String visit = visit(group.pv1());
        if (patient == null && visit == null) {
            throw new NeedsHelp(
                    "no-patient",
                    "PID-3 holds no local number of this trust and PV1-19 no visit number; see the feed's settings");
        }
        boolean swapped = trigger == Trigger.A12 && feed.cancelledPlace() == CancelledPlace.PV1_3;
        Place here = places.read(group.pv1(), swapped ? 6 : 3);
        Place other = places.read(group.pv1(), swapped ? 3 : 6);
        return new Fact(
                source,
                feed.trust(),
                trigger,
                at,
                cancels,
                patient,
                visit,
                here,
                other,
                pending(group, here),
                expectedAt(group),
                null,
                attributes.read(group));
    }

    /** A fact that joins, moves or frees; it changes nothing else (ITK: send an A31 or A08 for that). */
    Fact link(Fact.Source source, Group group, @Nullable String fromPatient) {
        String patient = numbers.local(group.pid(), 3);
        String fromVisit =
                group.mrg() == null ? null : group.mrg().field(5).component(1).code();
        String named = visit(group.pv1());
        String visit = named == null && trigger == Trigger.A45 ? fromVisit : named;
        requireLink(patient, fromPatient, visit, fromVisit);
        Link link = new Link(fromPatient, fromVisit);
        return new Fact(
                source, feed.trust(), trigger, at, null, patient, visit, null, null, null, null, link, Details.NONE);
    }

    @Nullable
    String mergedPatient(Group group) {
        return numbers.local(group.mrg(), 1);
    }

    @Nullable
    String patient(Group group) {
        return numbers.local(group.pid(), 3);
    }

    private void requireLink(
            @Nullable String patient,
            @Nullable String fromPatient,
            @Nullable String visit,
            @Nullable String fromVisit) {
        boolean complete = switch (trigger) {
            case A42 -> visit != null && fromVisit != null;
            case A45 -> patient != null && visit != null;
            default -> patient != null && fromPatient != null;
        };
        if (!complete) {
            String reason = trigger == Trigger.A42
                    ? "PV1-19 or MRG-5 holds no visit number"
                    : trigger == Trigger.A45
                            ? "PID-3 holds no local number of this trust, or PV1-19 and MRG-5 no visit number"
                            : "PID-3 or MRG-1 holds no local number of this trust; see the feed's patient authority";
            throw new NeedsHelp("incomplete-link", reason);
        }
    }

    private static @Nullable String visit(@Nullable Segment pv1) {
        if (pv1 == null) {
            return null;
        }
        String visit = pv1.field(19).component(1).code();
        return visit == null ? pv1.field(50).component(1).code() : visit;
    }

    /** PV1-42; where it is not sent, an A14 (and in ITK, which does not use PV1-42, an A15) says it in PV1-3. */
    private @Nullable Place pending(Group group, @Nullable Place here) {
        Place pending = places.read(group.pv1(), 42);
        boolean inPv13 = trigger == Trigger.A14 || trigger == Trigger.A15 && feed.profile() == Profile.ITK;
        return pending == null && inPv13 ? here : pending;
    }

    private @Nullable Instant expectedAt(Group group) {
        return switch (trigger) {
            case A05, A14 -> instant(group.pv2(), 8);
            case A16 -> instant(group.pv2(), 9);
            case A15 -> at.at();
            default -> null;
        };
    }

    private @Nullable Instant instant(@Nullable Segment segment, int field) {
        EventTime time = segment == null
                ? null
                : times.read(segment.field(field).component(1).text());
        return time == null ? null : time.at();
    }
}
