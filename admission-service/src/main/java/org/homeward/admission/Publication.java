package org.homeward.admission;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.admission.messaging.AdmissionHeads;
import org.homeward.admission.messaging.EventNames;
import org.homeward.kit.db.Connections;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.kafka.Topics;
import org.homeward.kit.outbox.Beats;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;

/** The way from the outbox to the topic, for as long as the service runs. */
@ApplicationScoped
class Publication {

    private static final Logger LOG = Logger.getLogger(Publication.class);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final KafkaSettings kafka;
    private final Relay relay;

    Publication(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "homeward.topic.partitions") int partitions,
            @ConfigProperty(name = "homeward.topic.replication") int replication,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.kafka = new KafkaSettings(bootstrap, partitions, replication);
        this.relay = new Relay(
                EventNames.TOPIC,
                Connections.direct(url, user, password),
                kafka,
                new AdmissionHeads(),
                Beats.of("homeward/admission-service"));
    }

    /** The topic is made in the background: messages are taken in while there is no broker. */
    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("topics").start(this::createTopic);
        relay.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping.countDown();
        relay.close();
    }

    private void createTopic() {
        while (!isThere()) {
            LOG.warn("the broker does not answer yet; events wait in the outbox");
        }
    }

    /** Whether the topic is there, or it no longer matters. */
    private boolean isThere() {
        try {
            Topics.create(kafka, EventNames.TOPIC);
            return true;
        } catch (IllegalStateException e) {
            return stopped();
        }
    }

    private boolean stopped() {
        try {
            return stopping.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** There is something to send. */
    void kick() {
        relay.kick();
    }
}
