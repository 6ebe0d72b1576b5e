package org.homeward.housing.referral.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Outcome;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.State;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class GoldenSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RAISED = Instant.parse("2026-06-03T10:27:00Z");
    private static final Consent CONSENT =
            new Consent(new Authority("E08000025"), RAISED, "ward-clerk", Consent.How.SPOKEN);

    private final Referral draft = new Referral(
            new UUID(0, 1),
            "RXX:2139",
            "RXX",
            "6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21",
            null,
            new DutyToRefer.Draft(),
            RAISED,
            RAISED,
            "ward-clerk",
            null,
            LocalDate.parse("2026-06-09"));

    @Test
    void writesTheReferralOfTheSample() throws IOException {
        Referral sent = draft.in(new DutyToRefer.Sent(CONSENT), RAISED.plusSeconds(1));
        String data = ReferralJson.of(sent, sent.dueAt(Duration.ofHours(24))).toString();
        String written = Referrals.withVersion(data, 3);
        assertThat(written).isEqualTo(sample("duty-to-refer"));
        hasTheMembersOfItsSchema(written);
    }

    @Test
    void writesWhatCameOfIt() throws IOException {
        Referral closed = draft.in(new DutyToRefer.Sent(CONSENT), RAISED.plusSeconds(1))
                .in(new DutyToRefer.Closed(CONSENT, "H-1", Outcome.NOT_OWED), RAISED.plusSeconds(2));
        String written = Referrals.withVersion(ReferralJson.of(closed, null).toString(), 6);
        assertThat(written).isEqualTo(sample("duty-to-refer-closed"));
        hasTheMembersOfItsSchema(written);
    }

    @Test
    void readsWhatItWritesInEveryState() {
        for (State state : List.of(
                new DutyToRefer.Draft(),
                new DutyToRefer.Consented(CONSENT),
                new DutyToRefer.Stuck(CONSENT),
                new DutyToRefer.Sent(CONSENT),
                new DutyToRefer.Receipted(CONSENT, "H-1"),
                new DutyToRefer.Receipted(CONSENT, null),
                new DutyToRefer.AcceptedForAssessment(CONSENT, "H-1"),
                new DutyToRefer.NoFurtherAction(CONSENT, null),
                new DutyToRefer.Closed(CONSENT, "H-1", Outcome.HOUSED),
                new DutyToRefer.Closed(CONSENT, null, null),
                new DutyToRefer.ClosedWithoutConsent(CONSENT, "H-1", Outcome.HOUSED),
                new DutyToRefer.Withdrawn(CONSENT),
                new DutyToRefer.Withdrawn(null))) {
            Referral referral = draft.in(state, RAISED.plusSeconds(1));
            assertThat(ReferralJson.of(referral, null).path("open").asBoolean())
                    .as(state.code())
                    .isEqualTo(!List.of("closed", "withdrawn").contains(state.code()));
            assertThat(ReferralJson.read(ReferralJson.of(referral, null).toString()))
                    .as(state.code())
                    .isEqualTo(referral);
        }
    }

    static String sample(String type) throws IOException {
        return Files.readString(EVENTS.resolve("samples/homeward.referral." + type + ".v1.json"))
                .strip();
    }

    static void hasTheMembersOfItsSchema(String written) throws IOException {
        JsonNode schema =
                JSON.readTree(EVENTS.resolve("homeward.referral.v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }
}
