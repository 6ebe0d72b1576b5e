package org.homeward.capacity.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.Upstream;
import org.homeward.capacity.persistence.ViewHeads;
import org.homeward.kit.db.Connections;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.outbox.Beats;
import org.homeward.kit.outbox.Relay;

/** The technical parts, made from settings. */
@Dependent
class Plumbing {

    static final String ADMISSION = "homeward.admission";

    @Produces
    @Singleton
    Transactions transactions(AgroalDataSource dataSource) {
        return new Transactions(dataSource);
    }

    @Produces
    @Singleton
    IdempotencyKeys idempotencyKeys() {
        return new IdempotencyKeys();
    }

    @Produces
    @Singleton
    KafkaSettings kafka(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "homeward.topic.partitions") int partitions,
            @ConfigProperty(name = "homeward.topic.replication") int replication) {
        return new KafkaSettings(bootstrap, partitions, replication);
    }

    @Produces
    @Singleton
    Relay relay(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            KafkaSettings kafka,
            ViewHeads heads,
            Upstream upstream) {
        Beats beats = Beats.after(LiveViews.SOURCE, upstream);
        return new Relay(LiveViews.TOPIC, Connections.direct(url, user, password), kafka, heads, beats);
    }

    @Produces
    @Singleton
    BatchConsumer consumer(
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.instance") String instance,
            AdmissionConsumer handler) {
        return new BatchConsumer(kafka, "capacity-service", instance, List.of(ADMISSION), handler);
    }
}
