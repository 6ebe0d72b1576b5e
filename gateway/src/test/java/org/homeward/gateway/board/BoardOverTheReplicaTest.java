package org.homeward.gateway.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.GatewayWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From capacity-service's topic in a real broker, through the replica and the stream, to the browser. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(BoardProfile.class)
class BoardOverTheReplicaTest {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);

    private static Chromium chromium;

    @Inject
    FakeGateway fake;

    @TestHTTPResource("/")
    URI board;

    private final Capacity capacity = new Capacity();
    private ScheduledExecutorService beats;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void openPage() {
        fake.stepsAside();
        beat();
        context = chromium.browser().newContext();
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
        beats.shutdownNow();
        capacity.close();
    }

    @Test
    void showsATrustItsOwnStaysAndFollowsThem() {
        capacity.bed(Beds.empty("RXA01/W1/B1/01"));
        capacity.bed(Beds.empty("RXA01/W1/B1/02").occupiedBy("RXA:2139"));
        capacity.ward(
                "RXA", "RXA01", "W1", 1, "{\"stay\":\"RXA:77\",\"since\":\"2026-06-03T10:27:00Z\",\"onLeave\":false}");
        signInAsHospital("RXA");
        assertThat(tile("RXA01/W1/B1/02")).containsText("Stay 2139 since");
        assertThat(page.getByText("Without a bed: 77 since")).isVisible();
        capacity.bed(Beds.empty("RXA01/W1/B1/01")
                .version(2)
                .occupiedBy("RXA:1")
                .occupiedBy("RXA:2")
                .conflictOf("RXA:1", "RXA:2"));
        assertThat(page.locator(".conflicts")).containsText("RXA:1 and RXA:2");
        assertThat(tile("RXA01/W1/B1/01")).containsText("Conflict");
    }

    @Test
    void showsABoardTheBedsOfItsTrustsWithoutPatients() {
        capacity.bed(Beds.empty("RXX01/W1/B1/01")
                .occupiedBy("RXX:4711")
                .occupiedBy("RXX:4712")
                .conflictOf("RXX:4711", "RXX:4712"));
        capacity.bed(Beds.empty("RZZ01/W1/B1/01"));
        signIn("integrated care board");
        assertThat(tile("RXX01/W1/B1/01")).containsText("Two patients in one bed");
        assertThat(tile("RZZ01/W1/B1/01")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("4711");
    }

    @Test
    void becomesStaleWhenCapacityFallsSilentAndLiveAgainWhenItSpeaks() {
        capacity.bed(Beds.empty("RXB01/W1/B1/01"));
        signInAsHospital("RXB");
        beats.shutdownNow();
        assertThat(page.locator(".status__state")).hasText("Stale", PATIENTLY);
        beat();
        assertThat(page.locator(".status__state")).hasText("Live", PATIENTLY);
    }

    private void beat() {
        beats = Executors.newSingleThreadScheduledExecutor();
        beats.scheduleAtFixedRate(() -> capacity.beat(Instant.now()), 0, 500, TimeUnit.MILLISECONDS);
    }

    private void signInAsHospital(String trust) {
        page.navigate(board.toString());
        page.getByLabel("Trust code").fill(trust);
        enter("hospital");
    }

    private void signIn(String role) {
        page.navigate(board.toString());
        enter(role);
    }

    private void enter(String role) {
        page.getByText("Sign in as " + role).click();
        assertThat(page.locator(".status__state")).hasText("Live", PATIENTLY);
    }

    private Locator tile(String bed) {
        return page.locator(".bed[data-bed='" + bed + "']");
    }
}
