package org.homeward.admission.hl7.mllp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.admission.hl7.Ack;

/** What MLLP counts; no label holds anything that a sender sent. */
final class MllpMetrics {

    final Counter received;
    final Counter unanswered;
    final Counter garbage;
    final Counter unended;
    final Counter tooLong;
    final Counter cutOff;
    final Counter timedOut;
    final AtomicInteger connections = new AtomicInteger();
    private final Map<Ack.Code, Counter> acks = new EnumMap<>(Ack.Code.class);

    MllpMetrics(MeterRegistry registry) {
        received = registry.counter("homeward.mllp.received");
        unanswered = registry.counter("homeward.mllp.unanswered");
        timedOut = registry.counter("homeward.mllp.timeouts");
        garbage = framing(registry, "garbage");
        unended = framing(registry, "no-end");
        tooLong = framing(registry, "too-long");
        cutOff = framing(registry, "cut-off");
        for (Ack.Code code : Ack.Code.values()) {
            acks.put(code, registry.counter("homeward.mllp.acks", "code", code.name()));
        }
        registry.gauge("homeward.mllp.connections", connections);
    }

    void acknowledged(Ack.Code code) {
        Counter counter = acks.get(code);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter framing(MeterRegistry registry, String kind) {
        return registry.counter("homeward.mllp.framing.errors", "kind", kind);
    }
}
