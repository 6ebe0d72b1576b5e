package org.homeward.capacity.care.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.care.ApplyPackageEvents.Batch;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.care.persistence.PackageJson;
import org.homeward.capacity.care.persistence.Packages.Received;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;

/**
 * The records of one poll of {@code homeward.package-of-care} as facts. Whatever has happened to a package, its event
 * carries the whole of it.
 */
final class PackageRecords {

    private static final String PREFIX = CareUpstream.TOPIC + ".";
    private static final String BEAT = PREFIX + "beat.v1";

    private final Batch batch = new Batch(new ArrayList<>(), new HashMap<>());

    private PackageRecords() {}

    /** @throws PoisonRecord for a record that can never be applied */
    static Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
        PackageRecords facts = new PackageRecords();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            facts.add(record);
        }
        return facts.batch;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        String type = Envelope.typeOf(record);
        if (type != null && !(type.startsWith(PREFIX) && type.endsWith(".v1"))) {
            return;
        }
        Event event = Envelope.read(record);
        try {
            if (event.type().equals(BEAT)) {
                batch.beats().merge(record.partition(), Beat.of(event).knownAt(), (a, b) -> a.isAfter(b) ? a : b);
            } else {
                batch.packages().add(new Received(PackageJson.read(event.data()), event.data()));
            }
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }
}
