package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ServersTest {

    @Test
    void runsAPostgresThatKeepsWhatItCommitted() throws Exception {
        try (Connection c = DriverManager.getConnection(TestServers.freshDatabase())) {
            assertThat(show(c, "fsync")).isEqualTo("on");
            assertThat(show(c, "synchronous_commit")).isEqualTo("on");
            assertThat(show(c, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void runsAKafkaThatAcknowledgesARecord() throws Exception {
        String bootstrap = TestServers.kafka().bootstrap();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(java.util.List.of(
                            new org.apache.kafka.clients.admin.NewTopic("servers-test", 1, (short) 1)))
                    .all()
                    .get();
            assertThat(producer.send(new ProducerRecord<>("servers-test", "k", "v"))
                            .get()
                            .offset())
                    .isZero();
        }
    }

    private static String show(Connection c, String setting) throws Exception {
        try (ResultSet rows = c.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
