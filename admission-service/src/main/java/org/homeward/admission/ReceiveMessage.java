package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeward.admission.Arrival.Content;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.Envelope;
import org.homeward.admission.hl7.ErrorCode;
import org.homeward.admission.hl7.Intake;
import org.homeward.admission.hl7.Origin;
import org.homeward.admission.hl7.Reading;
import org.homeward.admission.hl7.Translate;
import org.jspecify.annotations.Nullable;

/** Takes an HL7 message in: read, stored, applied, and only then acknowledged. */
@ApplicationScoped
class ReceiveMessage implements Intake {

    private final Translate translate;
    private final Arrivals arrivals;

    ReceiveMessage(Translate translate, Arrivals arrivals) {
        this.translate = translate;
        this.arrivals = arrivals;
    }

    @Override
    public CompletionStage<Ack> receive(byte[] raw, Origin origin) {
        return store(read(raw, origin));
    }

    /** A message that was read and may be stored. */
    record Read(Reading reading, Arrival arrival) {}

    /** @throws MayNotSpeakFor if the message is about another trust than the caller's */
    Read read(byte[] raw, Origin origin) {
        Instant now = Instant.now();
        Reading reading = translate.read(raw, now);
        Arrival arrival = arrival(reading, raw, now, origin);
        if (origin.trust() != null && !origin.trust().equals(arrival.trust())) {
            throw new MayNotSpeakFor();
        }
        return new Read(reading, arrival);
    }

    CompletableFuture<Ack> store(Read read) {
        return arrivals.submit(read.arrival()).thenApply(receipt -> ack(read.reading(), receipt));
    }

    private static Ack ack(Reading reading, Receipt receipt) {
        Instant now = Instant.now();
        return switch (receipt) {
            case ACCEPTED, NO_EFFECT, DUPLICATE, PARKED -> Ack.accept(reading.envelope(), now);
            case REFUSED -> Ack.of(reading, now);
            case CONFLICT ->
                Ack.refuse(
                        reading.envelope(),
                        Ack.Code.AE,
                        ErrorCode.DUPLICATE_KEY,
                        "MSH-10",
                        "this control id was used by another message; this one is parked",
                        now);
        };
    }

    private static Arrival arrival(Reading reading, byte[] raw, Instant now, Origin origin) {
        Envelope envelope = reading.envelope();
        Meaning meaning = meaning(reading);
        return new Arrival(
                Arrival.HL7,
                envelope.sender(),
                envelope.controlId() == null ? "" : envelope.controlId(),
                now,
                envelope.sentAt(),
                envelope.trigger(),
                meaning.trust() == null ? origin.trust() : meaning.trust(),
                raw,
                meaning.content());
    }

    /** What a message means to the ledgers, and for which trust it speaks. */
    record Meaning(@Nullable String trust, Content content) {}

    static Meaning meaning(Reading reading) {
        return switch (reading) {
            case Reading.FlowFacts flow -> new Meaning(flow.trust(), new Content.Flow(flow.facts()));
            case Reading.BedStatusFact bed -> new Meaning(bed.status().trust(), new Content.Bed(bed.status()));
            case Reading.NoEffect nothing -> new Meaning(nothing.trust(), new Content.Nothing());
            case Reading.Parked parked -> new Meaning(parked.trust(), new Content.Waiting(parked.code()));
            case Reading.Refused refused ->
                new Meaning(
                        refused.envelope().trust(),
                        new Content.Refusal(
                                refused.code() + "-" + refused.error().code()));
        };
    }
}
