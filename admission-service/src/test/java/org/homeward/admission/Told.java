package org.homeward.admission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.jspecify.annotations.Nullable;

/** What a hospital tells, for tests: {@code Told.a01("P1", "V1").at(5).in("RXX01/W1/B1/01").arrival()}. */
final class Told {

    static final String TRUST = "RXX";
    static final String SENDER = "PAS|RXX";

    private static final Instant START = Instant.parse("2026-06-03T10:00:00Z");
    private static final AtomicInteger CONTROL_IDS = new AtomicInteger();

    private final Trigger trigger;
    private final @Nullable String patient;
    private final @Nullable String visit;
    private String controlId = "C" + CONTROL_IDS.incrementAndGet();
    private int minute;
    private @Nullable Integer cancels;
    private @Nullable String place;
    private Fact.@Nullable Link link;
    private String note = "";

    private Told(Trigger trigger, @Nullable String patient, @Nullable String visit) {
        this.trigger = trigger;
        this.patient = patient;
        this.visit = visit;
    }

    static Told of(Trigger trigger, @Nullable String patient, @Nullable String visit) {
        return new Told(trigger, patient, visit);
    }

    static Told a01(String patient, String visit) {
        return of(Trigger.A01, patient, visit).in("RXX01/W1/B1/01");
    }

    static Told a02(String patient, String visit) {
        return of(Trigger.A02, patient, visit);
    }

    static Told merge(String survivor, String retired) {
        Told told = of(Trigger.A40, survivor, null);
        told.link = new Fact.Link(retired, null);
        return told;
    }

    Told at(int minute) {
        this.minute = minute;
        return this;
    }

    Told in(String place) {
        this.place = place;
        return this;
    }

    Told cancelling(int minute) {
        this.cancels = minute;
        return this;
    }

    Told under(String controlId) {
        this.controlId = controlId;
        return this;
    }

    /** Makes the bytes differ while the facts stay. */
    Told noting(String note) {
        this.note = note;
        return this;
    }

    Fact fact(int part) {
        Integer cancelled = cancels;
        String where = place;
        return new Fact(
                new Fact.Source(SENDER, null, time(minute), controlId, part),
                TRUST,
                trigger,
                EventTime.ofSecond(time(minute)),
                cancelled == null ? null : EventTime.ofSecond(time(cancelled)),
                patient,
                visit,
                where == null ? null : Place.parse(where),
                null,
                null,
                null,
                link,
                Fact.Details.NONE);
    }

    Arrival arrival() {
        return arrival(List.of(fact(0)));
    }

    /** A20 about one bed. */
    static Arrival bedStatus(BedStatus.State state, int minute) {
        String controlId = "C" + CONTROL_IDS.incrementAndGet();
        return new Arrival(
                "hl7",
                SENDER,
                controlId,
                Instant.now(),
                time(minute),
                "A20",
                TRUST,
                (state + "|" + minute + "|" + controlId).getBytes(StandardCharsets.UTF_8),
                new Arrival.Content.Bed(new BedStatus(
                        new Fact.Source(SENDER, null, time(minute), controlId, 0),
                        TRUST,
                        EventTime.ofSecond(time(minute)),
                        Place.parse("RXX01/W1/B1/01"),
                        state)));
    }

    /** One message with the facts of several. */
    Arrival with(Told other) {
        other.controlId = controlId;
        return arrival(List.of(fact(0), other.fact(1)));
    }

    private Arrival arrival(List<Fact> facts) {
        String bytes = trigger + "|" + patient + "|" + visit + "|" + minute + "|" + place + "|" + controlId + note;
        return new Arrival(
                "hl7",
                SENDER,
                controlId,
                Instant.now(),
                time(minute),
                trigger.name(),
                TRUST,
                bytes.getBytes(StandardCharsets.UTF_8),
                new Arrival.Content.Flow(facts));
    }

    static Instant time(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
