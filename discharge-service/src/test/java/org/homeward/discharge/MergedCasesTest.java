package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stays that are merged, parted again or merged into another one: what was said of them goes with them and leaves nothing. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MergedCasesTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant CAME = NOW.minus(Duration.ofDays(9));
    private static final String BED = "RXX01/W1/B1/01";

    @Inject
    Database database;

    private final String one = "RXX:one-" + UUID.randomUUID();
    private final String two = "RXX:two-" + UUID.randomUUID();
    private final String three = "RXX:three-" + UUID.randomUUID();

    @BeforeEach
    void declareOneFitAndMergeItIntoTwo() {
        database.forgetEverything();
        send(admitted(one, 1), admitted(two, 1), admitted(three, 1));
        Api.awaitCase(one, "in-hospital");
        Api.awaitCase(two, "in-hospital");
        Api.awaitCase(three, "in-hospital");
        Api.review(one, "none", NOW.minus(Duration.ofDays(2))).then().statusCode(201);
        send(AdmissionFeed.merged(one, 2, NOW, two));
        awaitRow(two, "ready");
    }

    @Test
    void takesBackWhatItSaidOfAStayWhenTheMergeIsUndone() {
        send(admitted(one, 3));
        awaitRow(one, "ready");
        awaitRow(two, "in-hospital");
        assertThat(Api.worklist("").getList("items.stay")).containsExactly(one);
    }

    @Test
    void movesWhatItSaidWhenAStayIsMergedIntoAnother() {
        send(AdmissionFeed.merged(one, 3, NOW, three));
        awaitRow(three, "ready");
        awaitRow(two, "in-hospital");
        assertThat(Api.worklist("").getList("items.stay")).containsExactly(three);
    }

    @Test
    void movesAlongAChainOfMerges() {
        send(AdmissionFeed.merged(two, 2, NOW, three));
        awaitRow(three, "ready");
        send(admitted(one, 3));
        awaitRow(one, "ready");
        awaitRow(three, "in-hospital");
    }

    /** What was believed at a time goes by the merges that were known then. */
    @Test
    void tellsWhatWasKnownByTheMergesOfThen() {
        Instant merged = Instant.now();
        send(admitted(one, 3, merged));
        awaitRow(two, "in-hospital");
        String known = "?knownAt=" + merged.minusMillis(1);
        assertThat(Api.discharge(two, known).getString("status")).isEqualTo("ready");
        assertThat(Api.discharge(two, "?knownAt=" + Instant.now()).getString("status"))
                .isEqualTo("in-hospital");
        send(AdmissionFeed.merged(one, 4, Instant.now(), three));
        awaitRow(three, "ready");
        assertThat(Api.discharge(three, known).getString("status")).isEqualTo("in-hospital");
    }

    /** What worklists read and what was published, which is the same text. */
    private void awaitRow(String stay, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.rows(
                                "select data::jsonb ->> 'status' from discharge_case where stay = '" + stay + "'")
                        .equals(List.of(status)));
        CaseTopic.await(
                "case:" + stay,
                data -> data.contains("\"status\":\"" + status + '"')
                        && data.endsWith("\"version\":"
                                + database.one("select version from discharge_case where stay = '" + stay + "'")
                                + '}'));
    }

    private static void send(Event... events) {
        AdmissionFeed.send(List.of(events));
    }

    private static Event admitted(String stay, long version) {
        return AdmissionFeed.admitted(stay, version, CAME, BED);
    }

    private static Event admitted(String stay, long version, Instant recordedAt) {
        return AdmissionFeed.stay(
                stay, version, recordedAt, "admitted", AdmissionFeed.movement("A01", CAME, BED, "admitted"), "");
    }
}
