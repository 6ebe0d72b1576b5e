package org.homeward.discharge.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.domain.HousingMatter.Kind;
import org.homeward.discharge.housing.persistence.HousingMatters.Told;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.junit.jupiter.api.Test;

/** The golden samples of {@code homeward.referral} in docs/events, as their consumer here understands them. */
class HousingSamplesTest {

    private static final Path SAMPLES = Path.of("..", "docs", "events", "samples");
    private static final Instant RECORDED = Instant.parse("2026-06-03T10:27:01Z");

    @Test
    void aReferralSaysHowItStandsAndWhoHasIt() throws IOException {
        Told told = sample("sent", "referral:1", "homeward.referral.duty-to-refer.v1")
                .getFirst();
        HousingMatter matter = told.matter();

        assertThat(told.what()).isEqualTo("sent");
        assertThat(told.version()).isEqualTo(3);
        assertThat(matter.kind()).isEqualTo(Kind.REFERRAL);
        assertThat(matter.type()).isEqualTo(HousingMatter.DUTY_TO_REFER);
        assertThat(matter.stay()).isEqualTo("RXX:2139");
        assertThat(matter.status()).isEqualTo("sent");
        assertThat(matter.open()).isTrue();
        assertThat(matter.organisation()).isEqualTo("E08000025");
        assertThat(matter.beganAt()).isEqualTo(Instant.parse("2026-06-03T10:27:00Z"));
        assertThat(matter.dueAt()).isEqualTo(Instant.parse("2026-06-04T10:27:01Z"));
    }

    @Test
    void aReferralThatIsOverSaysWhatCameOfItAndWhatTheAuthorityCallsIt() throws IOException {
        HousingMatter closed = sample("closed", "referral:1", "homeward.referral.duty-to-refer-closed.v1")
                .getFirst()
                .matter();
        assertThat(closed.open()).isFalse();
        assertThat(closed.outcome()).isEqualTo("not-owed");
        assertThat(closed.reference()).isEqualTo("H-1");

        HousingMatter refused = read("refused", "referral:9", """
                {"referral":"9","type":"adaptation-dfg","stay":"RXX:1","trust":"RXX","status":"refused","open":false,\
                "state":{"application":{"amount":9,"reference":"G-7"},"refusal":{"on":"2026-06-04","reason":"means"}},\
                "raisedAt":"2026-06-03T10:27:00Z"}""").getFirst().matter();
        assertThat(refused.outcome()).isEqualTo("means");
        assertThat(refused.reference()).isEqualTo("G-7");

        HousingMatter failed = read("job-failed", "job:1", """
                {"job":"1","kind":"keys","stay":"RXX:1","trust":"RXX","status":"failed","reason":"nobody-in",\
                "orderedAt":"2026-06-03T10:27:00Z"}""").getFirst().matter();
        assertThat(failed.outcome()).isEqualTo("nobody-in");
    }

    @Test
    void everyTypeOfReferralIsUnderstood() throws IOException {
        for (String type : List.of(
                "duty-to-refer",
                "adaptation-minor",
                "adaptation-dfg",
                "home-readiness",
                "equipment",
                "rehousing",
                "housing-advice")) {
            HousingMatter matter = sample("raised", "referral:1", "homeward.referral." + type + ".v1")
                    .getFirst()
                    .matter();
            assertThat(matter.type()).isEqualTo(type);
            assertThat(matter.open()).isTrue();
        }
    }

    @Test
    void aBookingSaysWhereAndForHowLong() throws IOException {
        HousingMatter matter = sample("booking-extended", "booking:2", "homeward.referral.booking-extended.v1")
                .getFirst()
                .matter();

        assertThat(matter.place())
                .isEqualTo(
                        new HousingMatter.Place("KNH-3", LocalDate.parse("2026-06-03"), LocalDate.parse("2026-06-17")));
        assertThat(matter.isPlaceTaken()).isTrue();
        assertThat(matter.since()).isEqualTo(Instant.parse("2026-06-03T13:00:00Z"));
    }

    @Test
    void aPlaceInLineForAFlatIsAwaited() throws IOException {
        HousingMatter matter = sample("waiting-changed", "waiting:4", "homeward.referral.waiting-changed.v1")
                .getFirst()
                .matter();

        assertThat(matter.kind()).isEqualTo(Kind.WAITING);
        assertThat(matter.type()).isEqualTo(HousingMatter.FLAT);
        assertThat(matter.status()).isEqualTo("offered");
        assertThat(matter.isAwaited()).isTrue();
        assertThat(matter.isPlaceFound()).isFalse();
        assertThat(matter.place()).isNull();
        assertThat(matter.beganAt()).isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        for (String over : List.of("housed", "gone")) {
            assertThat(read("waiting-changed", "waiting:4", """
                    {"waiting":"4","stay":"RXX:1","trust":"RXX","from":"2026-06-03","status":"%s",\
                    "since":"2026-06-01T09:00:00Z"}""".formatted(over))
                            .getFirst()
                            .matter()
                            .open())
                    .isFalse();
        }
    }

    @Test
    void aJobSaysWhatIsDoneAndByWhom() throws IOException {
        HousingMatter matter = sample("job-scheduled", "job:5", "homeward.referral.job-scheduled.v1")
                .getFirst()
                .matter();

        assertThat(matter.kind()).isEqualTo(Kind.JOB);
        assertThat(matter.type()).isEqualTo("heating");
        assertThat(matter.organisation()).isEqualTo("WARM-HOMES");
        assertThat(matter.open()).isTrue();
        assertThat(matter.since()).isEqualTo(Instant.parse("2026-06-03T10:28:00Z"));
    }

    @Test
    void whatItHasNotHeardOfIsKeptAsItComes() {
        HousingMatter matter = read("launched", "referral:9", """
                {"referral":"9","type":"houseboat","stay":"RXX:1","trust":"RXX","status":"afloat","open":true,\
                "raisedAt":"2026-06-03T10:27:00Z","moored":{"at":[1,2]},"state":{"outcome":{"a":[]},"refusal":"no"},"reason":[3],"kind":["a"],"from":{"b":3},"flat":7}""").getFirst().matter();

        assertThat(matter.type()).isEqualTo("houseboat");
        assertThat(matter.open()).isTrue();
        assertThat(matter.since()).isEqualTo(matter.beganAt());
        assertThat(read("job-done", "job:1", """
                {"job":"1","kind":"keys","stay":"RXX:1","trust":"RXX","status":"done","orderedAt":"2026-06-03T10:27:00Z"}""").getFirst().matter().open()).isFalse();
    }

    @Test
    void passesOverFlatsAndBeats() throws IOException {
        assertThat(sample("flat-changed", "flat:KNH-3", "homeward.referral.flat-changed.v1"))
                .isEmpty();
        assertThat(read("beat", "beat/0", "{\"knownAt\":\"2026-06-03T10:27:00Z\"}"))
                .isEmpty();
    }

    @Test
    void setsAsideWhatIsNoReferral() {
        for (String wrong : List.of(
                "no json",
                "[]",
                "{}",
                "{\"type\":\"duty-to-refer\",\"stay\":\"RXX:1\",\"status\":\"sent\",\"raisedAt\":\"2026-06-03T10:27:00Z\"}",
                "{\"type\":\"duty-to-refer\",\"stay\":\"RXX:1\",\"trust\":\"RXX\",\"status\":\"sent\",\"raisedAt\":\"soon\"}")) {
            assertThatThrownBy(() -> read("sent", "referral:1", wrong))
                    .as(wrong)
                    .isInstanceOf(PoisonRecord.class);
        }
    }

    private static List<Told> sample(String what, String key, String sample) throws IOException {
        return read(what, key, Files.readString(SAMPLES.resolve(sample + ".json")));
    }

    private static List<Told> read(String what, String key, String data) {
        ProducerRecord<byte[], byte[]> sent = Envelope.writeTo(
                "homeward.referral",
                0,
                new Event(
                        "1",
                        "homeward.referral." + what + ".v1",
                        "/homeward/housing-service",
                        "subject",
                        RECORDED,
                        RECORDED,
                        3,
                        null,
                        key,
                        "RXX",
                        data.getBytes(UTF_8)));
        return HousingRecords.read(List.of(new ConsumerRecord<>(
                sent.topic(),
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty())));
    }
}
