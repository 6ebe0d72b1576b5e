package org.homeward.discharge.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.care.persistence.PackageHeads;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.persistence.CaseHeads;
import org.homeward.discharge.persistence.Cases;
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
    static final String CAPACITY = "homeward.capacity";
    static final String PACKAGES = "homeward.package-of-care";
    static final String REFERRALS = "homeward.referral";

    /** How long what others say waits for more of it. */
    private static final Duration GATHERING = Duration.ofMillis(50);

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
            @ConfigProperty(name = "homeward.case.wait") Duration wait) {
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

    /** One relay for every topic of this service: its rows carry theirs. */
    @Produces
    @Singleton
    Relay relay(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            KafkaSettings kafka,
            CaseHeads cases,
            PackageHeads packages,
            Upstream upstream) {
        Map<String, Heads> heads = Map.of(Cases.TOPIC, cases, Packages.TOPIC, packages);
        Beats beats = Beats.after(Packages.SOURCE, connection -> upstream.least(connection, kafka.partitions()));
        return new Relay(Cases.TOPIC, Connections.direct(url, user, password), kafka, heads, beats);
    }

    /** A case may follow its stay a moment later than a bed does; commands do not wait for the topic. */
    @Produces
    @Singleton
    BatchConsumer consumer(
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.instance") String instance,
            AdmissionConsumer handler) {
        return new BatchConsumer(kafka, "discharge-service", instance, List.of(ADMISSION, REFERRALS), handler)
                .gathering(GATHERING);
    }
}
