package org.homeward.discharge.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.discharge.housing.persistence.HousingJson;
import org.homeward.discharge.housing.persistence.HousingMatters.Told;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;

/**
 * The records of one poll of {@code homeward.referral} as facts. What they are about stands in their key: referrals, jobs,
 * bookings and places in line are kept, whatever their type; flats, beats and what nobody knows here are passed over.
 */
final class HousingRecords {

    private static final String PREFIX = "homeward.referral.";
    private static final String VERSION = ".v1";

    private HousingRecords() {}

    /** @throws PoisonRecord for a record that can never be applied */
    static List<Told> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null && HousingJson.kindOf(new String(record.key(), UTF_8)) != null) {
                told.add(told(record));
            }
        }
        return told;
    }

    private static Told told(ConsumerRecord<byte[], byte[]> record) {
        Event event = Envelope.read(record);
        try {
            return new Told(
                    HousingJson.read(event.key(), event.data()),
                    what(event.type()),
                    event.time(),
                    event.recordedTime(),
                    event.version(),
                    new String(event.data(), UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    private static String what(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return name.endsWith(VERSION) ? name.substring(0, name.length() - VERSION.length()) : name;
    }
}
