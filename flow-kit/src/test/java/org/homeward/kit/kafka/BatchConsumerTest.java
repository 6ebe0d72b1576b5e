package org.homeward.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.kit.fixture.Ledger;
import org.homeward.kit.fixture.Records;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

/** The consumer with the real database and the real broker (reliability R02, R03, R08, R10). */
class BatchConsumerTest {

    private final Servers servers = new Servers();
    private final String topic = Servers.newTopic();
    private final String group = "group-" + topic;
    private final Ledger ledger = new Ledger(servers.transactions());

    BatchConsumerTest() {
        servers.perform(Ledger.TABLES);
    }

    @Test
    void appliesEveryRecordAndDoesNotReadItAgainAfterACleanStop() {
        Records.send(versions(1, 300));
        try (BatchConsumer consumer = consumer("1", ledger)) {
            awaitApplied(300);
            await().atMost(Duration.ofSeconds(60)).until(() -> consumer.lag() == 0);
        }
        Records.send(versions(301, 310));
        try (BatchConsumer consumer = consumer("1", ledger)) {
            awaitApplied(310);
            assertThat(consumer.isFailing()).isFalse();
        }
        assertThat(servers.number("select count(*) from delivery")).isEqualTo(310);
    }

    @Test
    void setsGarbageAsideByteForByteWhileItsNeighboursFlow() {
        List<ProducerRecord<byte[], byte[]>> garbage = Records.garbage(topic);
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(versions(1, 200));
        all.addAll(garbage);
        Collections.shuffle(all.subList(100, all.size()), new Random(7));
        Records.send(all);
        try (BatchConsumer consumer = consumer("1", ledger)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> deadLetters().size() == garbage.size());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> servers.number("select count(*) from applied where key like 'k%'") == 200);
            Records.send(versions(201, 201));
            awaitAppliedGood(201);
            assertThat(consumer.isFailing()).isFalse();
        }
        assertThat(deadLetters().stream().map(BatchConsumerTest::bytes))
                .containsExactlyInAnyOrderElementsOf(
                        garbage.stream().map(BatchConsumerTest::bytes).toList());
        assertThat(deadLetters()).allSatisfy(letter -> {
            assertThat(header(letter, "reason")).matches("[A-Za-z0-9:_-]+");
            assertThat(header(letter, "origin-partition")).matches("\\d+");
            assertThat(header(letter, "origin-offset")).matches("\\d+");
            assertThat(letter.headers().lastHeader("ce_subject")).isNull();
        });
    }

    @Test
    void triesAgainForeverWithoutLosingItsPlaceInTheGroup() {
        Records.send(versions(1, 50));
        int[] failures = {0};
        try (BatchConsumer consumer = consumer("1", records -> {
            if (failures[0]++ < 6) {
                throw new IllegalStateException("not yet");
            }
            ledger.handle(records);
        })) {
            await().atMost(Duration.ofSeconds(60)).until(consumer::isFailing);
            awaitApplied(50);
            await().atMost(Duration.ofSeconds(60)).until(() -> !consumer.isFailing());
        }
        assertThat(deadLetters()).isEmpty();
        assertThat(servers.number("select count(*) from delivery")).isEqualTo(50);
    }

    /** R03: members come and go under load, also while the handler fails; nothing is lost and nothing stays behind. */
    @Test
    void losesNothingWhileMembersComeAndGo() {
        Random random = new Random(11);
        Handler shaky = records -> {
            if (random.nextInt(5) == 0) {
                throw new IllegalStateException("shaken");
            }
            ledger.handle(records);
        };
        try (BatchConsumer steady = consumer("steady", shaky)) {
            for (int i = 0; i < 4; i++) {
                try (BatchConsumer passing = consumer("passing", shaky)) {
                    Records.send(versions(i * 250 + 1, i * 250 + 250));
                    int atLeast = i * 250 + 100;
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> servers.number("select count(*) from applied") >= atLeast);
                    assertThat(passing).isNotNull();
                }
            }
            awaitApplied(1000);
            assertThat(steady).isNotNull();
        }
        assertThat(deadLetters()).isEmpty();
    }

    private BatchConsumer consumer(String instance, Handler handler) {
        return new BatchConsumer(Servers.kafka(), group, instance, List.of(topic), handler).start();
    }

    /** Forty keys, over all partitions. */
    private List<ProducerRecord<byte[], byte[]>> versions(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(version -> Records.good(topic, "k" + version % 40, version))
                .toList();
    }

    private void awaitApplied(long records) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(servers.number("select count(*) from applied"))
                        .isEqualTo(records));
    }

    private void awaitAppliedGood(long records) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> servers.number("select count(*) from applied where key like 'k%'") == records);
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return Servers.read(Topics.deadLetter(topic));
    }

    private static String bytes(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()) + "=" + text(record.value());
    }

    private static String bytes(ProducerRecord<byte[], byte[]> record) {
        return text(record.key()) + "=" + text(record.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : Base64.getEncoder().encodeToString(bytes);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " in " + Arrays.toString(record.headers().toArray())));
    }
}
