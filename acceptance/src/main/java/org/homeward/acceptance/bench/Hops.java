package org.homeward.acceptance.bench;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long after it was sent each message was seen at each stage. A message is known by the bed that it is the first to
 * fill, so that no stage needs more than the bed's name.
 */
final class Hops {

    /** Stages on the way from a hospital to a reader, in order. */
    enum Stage {
        ACKNOWLEDGED("acknowledged (committed)"),
        ADMISSION_EVENT("event on homeward.admission"),
        CAPACITY_EVENT("view on homeward.capacity"),
        STREAM("change on /v1/stream");

        final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    private final ConcurrentMap<String, Long> sentAt = new ConcurrentHashMap<>();
    private final List<Seen> stages =
            Stream.of(Stage.values()).map(stage -> new Seen()).toList();

    private record Seen(Set<String> beds, ConcurrentHistogram latency) {
        Seen() {
            this(ConcurrentHashMap.newKeySet(), new ConcurrentHistogram(3));
        }
    }

    /** Notes that the message that fills {@code bed} goes out at {@code nanos} of the system's clock. */
    void sent(String bed, long nanos) {
        sentAt.put(bed, nanos);
    }

    /** Notes that {@code bed} has now been seen filled at {@code stage}; only the first time counts. */
    void reached(Stage stage, String bed) {
        long now = System.nanoTime();
        Long sent = sentAt.get(bed);
        Seen seen = stages.get(stage.ordinal());
        if (sent != null && seen.beds.add(bed)) {
            seen.latency.recordValue(Math.max(0, now - sent) / 1000);
        }
    }

    /** Microseconds from sending to {@code stage}. */
    Histogram until(Stage stage) {
        return stages.get(stage.ordinal()).latency;
    }

    /** How many messages have been seen at {@code stage}. */
    long count(Stage stage) {
        return stages.get(stage.ordinal()).beds.size();
    }
}
