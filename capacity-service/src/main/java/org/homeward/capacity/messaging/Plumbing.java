package org.homeward.capacity.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.care.messaging.CaseConsumer;
import org.homeward.capacity.care.messaging.PackageConsumer;
import org.homeward.capacity.care.persistence.CareHeads;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.flat.messaging.FlatConsumer;
import org.homeward.capacity.flat.persistence.FlatHeads;
import org.homeward.capacity.flat.persistence.FlatUpstream;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.ViewHeads;
import org.homeward.kit.db.Connections;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.outbox.Beats;
import org.homeward.kit.outbox.Heads;
import org.homeward.kit.outbox.Relay;
import org.homeward.kit.outbox.Upstream;

/** The technical parts, made from settings. */
@Dependent
class Plumbing {

    static final String ADMISSION = "homeward.admission";

    @Produces
    @Singleton
    Transactions transactions(AgroalDataSource dataSource) {
        return new Transactions(dataSource);
    }

    /** What admission-service has published. */
    @Produces
    @Singleton
    Upstream upstream() {
        return new Upstream("watermark");
    }

    @Produces
    @Singleton
    DoOnce doOnce(
            Transactions transactions,
            IdempotencyKeys keys,
            Relay relay,
            @ConfigProperty(name = "homeward.hold.wait") Duration wait) {
        return new DoOnce(transactions, keys, relay, wait);
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
            ViewHeads views,
            CareHeads care,
            FlatHeads flats,
            Upstream upstream,
            CareUpstream packages,
            FlatUpstream referrals) {
        Beats beats = Beats.after(LiveViews.SOURCE, upstream)
                .telling(CareUpstream.TOPIC, connection -> packages.knownAt(connection, kafka.partitions()))
                .telling(FlatUpstream.TOPIC, connection -> referrals.knownAt(connection, kafka.partitions()));
        return new Relay(
                LiveViews.TOPIC,
                Connections.direct(url, user, password),
                kafka,
                Heads.joined(List.of(views, care, flats)),
                beats);
    }

    @Produces
    @Singleton
    BatchConsumer stays(
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.instance") String instance,
            AdmissionConsumer handler) {
        return new BatchConsumer(kafka, "capacity-service", instance, List.of(ADMISSION), handler);
    }

    /** A group of its own: beds do not wait for packages, nor packages for beds. */
    @Produces
    @Singleton
    BatchConsumer packages(
            KafkaSettings kafka, @ConfigProperty(name = "homeward.instance") String instance, PackageConsumer handler) {
        return new BatchConsumer(kafka, "capacity-service-care", instance, List.of(CareUpstream.TOPIC), handler);
    }

    @Produces
    @Singleton
    BatchConsumer cases(
            KafkaSettings kafka, @ConfigProperty(name = "homeward.instance") String instance, CaseConsumer handler) {
        return new BatchConsumer(kafka, "capacity-service-demand", instance, List.of(CaseConsumer.TOPIC), handler);
    }

    @Produces
    @Singleton
    BatchConsumer flats(
            KafkaSettings kafka, @ConfigProperty(name = "homeward.instance") String instance, FlatConsumer handler) {
        return new BatchConsumer(kafka, "capacity-service-flats", instance, List.of(FlatUpstream.TOPIC), handler);
    }
}
