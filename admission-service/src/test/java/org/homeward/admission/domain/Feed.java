package org.homeward.admission.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hospital system that says things, one after the other; times are minutes of one day. */
final class Feed {

    static final Instant DAY = Instant.parse("2026-06-03T00:00:00Z");

    private final String sender;
    private long said;

    Feed(String sender) {
        this.sender = sender;
    }

    static Instant minute(int minute) {
        return DAY.plusSeconds(60L * minute);
    }

    /** A time to the minute. */
    static EventTime time(int minute, EventTime.Flag... flags) {
        return new EventTime(minute(minute), minute(minute + 1), Set.of(flags));
    }

    static Place place(String id) {
        return Place.parse("RXX01/" + id);
    }

    Said says(Trigger trigger, int minute) {
        said++;
        return new Said(trigger, time(minute), new Fact.Source(sender, said, minute(1000 + (int) said), "M" + said, 0));
    }

    /** A cancel of what happened in that minute. */
    Said cancels(Trigger trigger, int minute) {
        Said cancel = says(trigger, minute);
        cancel.cancels = time(minute);
        return cancel;
    }

    /** A message in the making: visit 2139 of patient P1, unless told otherwise. */
    static final class Said {
        private final Trigger trigger;
        private EventTime at;
        private Fact.Source source;
        private @Nullable EventTime cancels;
        private @Nullable String patient = "P1";
        private @Nullable String visit = "2139";
        private @Nullable Place place;
        private @Nullable Place otherPlace;
        private @Nullable Place pendingPlace;
        private @Nullable Instant expectedAt;
        private Fact.@Nullable Link link;
        private Fact.Details details = Fact.Details.NONE;

        private Said(Trigger trigger, EventTime at, Fact.Source source) {
            this.trigger = trigger;
            this.at = at;
            this.source = source;
        }

        Said to(String place) {
            this.place = place(place);
            return this;
        }

        Said from(String place) {
            otherPlace = place(place);
            return this;
        }

        Said pending(String place) {
            pendingPlace = place(place);
            return this;
        }

        Said expectedAt(int minute) {
            expectedAt = minute(minute);
            return this;
        }

        Said of(@Nullable String patient) {
            this.patient = patient;
            return this;
        }

        Said visit(@Nullable String visit) {
            this.visit = visit;
            return this;
        }

        Said withoutVisit() {
            return visit(null);
        }

        Said at(EventTime time) {
            at = time;
            return this;
        }

        Said cancelling(EventTime time) {
            cancels = time;
            return this;
        }

        Said mergedFrom(@Nullable String patient, @Nullable String visit) {
            link = new Fact.Link(patient, visit);
            return this;
        }

        Said with(About about) {
            details = about.details();
            return this;
        }

        Said sent(@Nullable Long sequence, @Nullable Instant sentAt, String controlId) {
            source = new Fact.Source(source.sender(), sequence, sentAt, controlId, source.part());
            return this;
        }

        Fact fact() {
            return new Fact(
                    source,
                    "RXX",
                    trigger,
                    at,
                    cancels,
                    patient,
                    visit,
                    place,
                    otherPlace,
                    pendingPlace,
                    expectedAt,
                    link,
                    details);
        }
    }
}
