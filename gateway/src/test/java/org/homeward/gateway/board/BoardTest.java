package org.homeward.gateway.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.gateway.board.Hospital.ago;
import static org.homeward.gateway.board.TestBed.bed;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeward.gateway.support.GatewayWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board in a real browser, fed by a stream that does what each test wants. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(BoardProfile.class)
class BoardTest {

    private static Chromium chromium;

    @Inject
    FakeGateway gateway;

    @TestHTTPResource("/")
    URI board;

    private BrowserContext context;
    private Page page;
    private final List<String> faults = new ArrayList<>();

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
        gateway.holds(Hospital.ofEverything());
        context = chromium.browser().newContext();
        page = context.newPage();
        page.setViewportSize(1280, 900);
        page.onPageError(faults::add);
        page.onConsoleMessage(this::note);
    }

    @AfterEach
    void closePage() {
        context.close();
        assertThat(faults).as("what the browser complained of").isEmpty();
    }

    @Test
    void showsTheBedsOfTheSnapshotAfterOneClick() {
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        assertThat(tile("RXX01/W1/B1/03")).containsText("Allocatable");
        assertThat(tile("RXX01/W1/B1/01")).containsText("Stay 2101 since");
        assertThat(page.locator(".steps--total .steps__cell--allocatable")).containsText("3");
        assertThat(page.locator(".status__age")).containsText("second");
        screenshot("desktop");
    }

    @Test
    void givesEveryExclusionItsReasonAndItsTimes() {
        signIn("");
        assertThat(tile("RXX01/W1/B1/04")).containsText(Pattern.compile("Needs cleaning since .*\\d\\d:\\d\\d"));
        assertThat(tile("RXX01/W1/B2/03")).containsText(Pattern.compile("Closed since .+, until .*\\d\\d:\\d\\d"));
        assertThat(tile("RXX01/W1/B2/04")).containsText("Not staffed since");
        assertThat(tile("RXX01/W1/S1/01")).containsText("Contaminated since");
        assertThat(tile("RXX01/W1/S2/01")).containsText("for Emergency theatre list");
        assertThat(tile("RXX01/W2/-/1")).containsText("Admission expected");
        assertThat(tile("RXX01/W2/-/2")).containsText("Closed from");
        assertThat(tile("RXX01/W2/-/2")).containsText("Allocatable");
        assertThat(tile("RXX01/W2/-/3")).containsText("Unregistered");
        assertThat(tile("RXX01/W1/B2/01")).containsText("On leave");
    }

    @Test
    void makesAConflictImpossibleToOverlook() {
        signIn("");
        assertThat(page.locator(".conflicts")).containsText("RXX:2105 and RXX:2139");
        assertThat(page.locator(".status__conflicts")).containsText("1 conflict");
        assertThat(tile(Hospital.CONFLICT)).containsText("stays 2105 and 2139");
        gateway.change(bed(Hospital.CONFLICT).occupiedBy("RXX:2105", ago(9)));
        assertThat(page.locator(".conflicts")).isHidden();
    }

    @Test
    void tellsNoStaysToThoseWhoMayNotSeeThem() {
        gateway.holds(
                Hospital.ofEverything().stream().map(TestBed::withoutPatients).toList());
        signIn("", "board");
        assertThat(page.locator(".conflicts")).containsText("two stays since");
        assertThat(tile("RXX01/W1/B1/01")).containsText("Occupied since");
        assertThat(page.locator("main")).not().containsText("2105");
    }

    @Test
    void repaintsOnlyTheBedThatChanged() {
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        page.evaluate("""
                () => { window.touched = new Set();
                  new MutationObserver(all => all.forEach(m => {
                    const bed = (m.target.closest ? m.target : m.target.parentElement).closest('.bed');
                    if (bed) window.touched.add(bed.dataset.bed); }))
                  .observe(document.querySelector('.estate'), {subtree: true, childList: true, attributes: true, characterData: true}); }
                """);
        gateway.change(bed("RXX01/W1/B1/03").occupiedBy("RXX:2180", Instant.now()));
        assertThat(tile("RXX01/W1/B1/03")).containsText("Stay 2180");
        assertThat(page.evaluate("() => [...window.touched]")).isEqualTo(List.of("RXX01/W1/B1/03"));
        assertThat(page.locator(".steps--total .steps__cell--allocatable")).containsText("2");
    }

    @Test
    void saysThatTheFiguresAreStaleAndThatTheyNoLongerAre() {
        signIn("");
        gateway.fallsBehind(Duration.ofSeconds(70));
        assertThat(page.locator(".banner--stale")).containsText("not up to date");
        assertThat(page.locator(".status__age")).containsText("1 minute ago");
        assertThat(page.locator(".status__state")).hasText("Stale");
        assertNoFaults();
        gateway.fallsBehind(Duration.ZERO);
        assertThat(page.locator(".banner--stale")).isEmpty();
        assertThat(page.locator(".status__state")).hasText("Live");
    }

    @Test
    void saysThatItIsCutOffAndResumesWhereItWas() {
        signIn("");
        gateway.change(bed("RXX01/W1/B1/03").occupiedBy("RXX:2181", Instant.now()));
        assertThat(tile("RXX01/W1/B1/03")).containsText("Stay 2181");
        gateway.breaksOff(503);
        assertThat(page.locator(".banner--cut")).containsText(Pattern.compile("last picture, of \\d\\d:\\d\\d:\\d\\d"));
        assertThat(page.locator(".bed")).hasCount(17);
        screenshot("cut-off");
        assertNoFaults();
        gateway.comesBack();
        page.locator(".banner__button").click();
        assertThat(page.locator(".banner--cut")).isEmpty();
        assertThat(gateway.resumedFrom()).last().isEqualTo(String.valueOf(gateway.lastId()));
        gateway.change(bed("RXX01/W1/B1/03"));
        assertThat(tile("RXX01/W1/B1/03")).containsText("Allocatable");
    }

    @Test
    void startsAfreshAfterAReset() {
        signIn("");
        gateway.holds(List.of(bed("RXX01/W9/-/1")));
        gateway.resets();
        assertThat(page.locator(".bed")).hasCount(1);
        assertThat(gateway.resumedFrom()).containsExactly("");
    }

    @Test
    void asksForANewSignInWhenTheTokenHasEnded() {
        signIn("");
        gateway.breaksOff(401);
        assertThat(page.locator("[role=alert]")).containsText("Your session has ended");
        assertThat(page.locator(".bed")).hasCount(0);
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void keepsTheFiltersInTheAddress() {
        signIn("");
        page.locator("#filter-site").selectOption("RXX01");
        page.locator("#filter-ward").selectOption("W1");
        page.getByLabel("Only allocatable").check();
        assertThat(shownBeds()).hasCount(2);
        assertThat(page.url()).endsWith("?site=RXX01&ward=W1&allocatable=true");
        page.reload();
        assertThat(shownBeds()).hasCount(2);
        page.getByText("Show all beds").click();
        page.locator("#filter-reason").selectOption("cleaning");
        assertThat(shownBeds()).hasCount(1);
        assertThat(page.locator(".filters__shown")).hasText("Showing 1 of 17 beds");
        gateway.change(bed("RXX01/W1/B1/04"));
        assertThat(shownBeds()).hasCount(0);
        assertThat(page.locator(".empty")).containsText("No bed matches");
    }

    @Test
    void beginsWithTheHospitalsOwnTrust() {
        signIn("", "hospital");
        assertThat(shownBeds()).hasCount(16);
        assertThat(page.url()).endsWith("?trust=RXX");
        page.locator("#filter-trust").selectOption("");
        assertThat(shownBeds()).hasCount(17);
    }

    @Test
    void isUsedByKeyboardAlone() {
        signIn("");
        page.reload();
        assertThat(page.locator(".bed")).hasCount(17);
        page.keyboard().press("Tab");
        assertThat(page.locator(".nhsuk-skip-link")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#maincontent")).isFocused();
        name("RXX01/W1/B1/01").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("End");
        assertThat(name("RXX01/W1/-/11")).isFocused();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).containsText("Ward W1, bay B1, bed 02");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).isHidden();
        assertThat(name("RXX01/W1/B1/02")).isFocused();
        page.keyboard().press("Tab");
        assertThat(name("RXX01/W2/-/1")).isFocused();
    }

    @Test
    void keepsTheFocusWhileBedsChangeAndAppear() {
        signIn("");
        name("RXX01/W1/B1/03").focus();
        gateway.change(bed("RXX01/W1/B1/03").reason("cleaning", Instant.now(), null));
        gateway.change(bed("RXX01/W1/A1/01"));
        assertThat(tile("RXX01/W1/A1/01")).isVisible();
        assertThat(tile("RXX01/W1/B1/03")).containsText("Needs cleaning");
        assertThat(name("RXX01/W1/B1/03")).isFocused();
    }

    @Test
    void followsABedWhileItsDetailsAreOpen() {
        signIn("");
        tile("RXX01/W1/B1/03").click();
        assertThat(page.locator("dialog")).containsText("Ward W1, bay B1, bed 03");
        gateway.change(bed("RXX01/W1/B1/03").reason("contaminated", Instant.now(), null));
        assertThat(page.locator("dialog")).containsText("Contaminated since");
        screenshot("details");
        assertNoFaults();
    }

    @Test
    void fitsOnAPhone() {
        page.setViewportSize(360, 740);
        page.navigate(board.toString());
        assertFits();
        screenshot("phone-sign-in");
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        assertFits();
        page.setViewportSize(360, 3000);
        screenshot("phone");
        page.setViewportSize(360, 740);
        tile("RXX01/W1/B1/03").click();
        assertFits();
        page.keyboard().press("Escape");
        gateway.breaksOff(503);
        assertThat(page.locator(".banner--cut")).containsText("cut off");
        assertFits();
    }

    @Test
    void hasNoAccessibilityFaults() {
        page.navigate(board.toString());
        assertNoFaults();
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        assertNoFaults();
    }

    @Test
    void countsPatientsWithoutABedApart() {
        gateway.waitingWithoutBed("RXX01", "ED", "Emergency department", "RXX:31", "RXX:32");
        signIn("");
        assertThat(page.locator(".ward", new Page.LocatorOptions().setHasText("Ward ED")))
                .containsText("2 patients without a bed");
        assertThat(page.locator(".steps--total + .apart")).containsText("2 patients without a bed");
        assertThat(page.locator(".steps--total + .apart")).containsText("Escalation, apart: 2 spaces, 1 in use");
        assertThat(page.locator(".ward", new Page.LocatorOptions().setHasText("Emergency department")))
                .containsText("Without a bed: 31; 32");
    }

    /**
     * The lists are asked for every few seconds: what they last said may be older than what the stream says. The board's
     * clock may lag behind the hospital's, so the stay may begin in a moment.
     */
    @Test
    void showsNoStayInABedAndWithoutOne() {
        gateway.waitingWithoutBed("RXX01", "ED", "Emergency department", "RXX:31", "RXX:32");
        signIn("");
        Locator waiting = page.locator(".ward__without-bed:not([hidden])");
        assertThat(waiting).hasText("Without a bed: 31; 32");
        gateway.change(bed("RXX01/W1/B1/03").occupiedBy("RXX:31", Instant.now().plusMillis(500)));
        assertThat(tile("RXX01/W1/B1/03")).containsText("Stay 31 since");
        assertThat(waiting).hasText("Without a bed: 32");
        assertThat(page.locator(".steps--total + .apart")).containsText("1 patient without a bed");
        page.reload();
        assertThat(waiting).hasText("Without a bed: 32");
    }

    /** As if it had never been there: a ward that has no beds is shown for its patients alone. */
    @Test
    void takesAwayAWardThatHasNeitherBedsNorPatients() {
        gateway.waitingWithoutBed("RXX01", "ED", "Emergency department", "RXX:31");
        signIn("");
        Locator ward = page.locator(".ward", new Page.LocatorOptions().setHasText("Ward ED"));
        assertThat(ward).isVisible();
        gateway.waitingWithoutBed("RXX01", "ED", "Emergency department");
        gateway.change(bed("RXX01/W1/B1/03"));
        assertThat(ward).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    }

    @Test
    void takesAwayABedThatIsNoMore() {
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        gateway.change(bed(Hospital.CONFLICT).with("removed", true));
        assertThat(page.locator(".bed")).hasCount(16);
        assertThat(page.locator(".conflicts")).isHidden();
    }

    @Test
    void saysWhatToDoWhereThereAreNoBeds() {
        gateway.holds(List.of());
        signIn("");
        assertThat(page.locator(".empty")).containsText("./homeward send FILE");
        screenshot("empty");
        assertNoFaults();
        gateway.change(bed("RXX01/W1/B1/01"));
        assertThat(page.locator(".bed")).hasCount(1);
        assertThat(page.locator(".empty")).hasCount(0);
    }

    @Test
    void tellsScreenReadersWhatChangedWithoutTalkingAllTheTime() {
        signIn("");
        gateway.change(bed("RXX01/W1/B1/03").occupiedBy("RXX:2182", Instant.now()));
        assertThat(page.locator("#news")).containsText("Ward W1, bay B1, bed 03: occupied. 2 beds allocatable.");
        gateway.change(bed("RXX01/W1/B1/03"));
        gateway.change(bed("RXX01/W1/B1/04"));
        assertThat(tile("RXX01/W1/B1/04")).containsText("Allocatable");
        assertThat(page.locator("#news")).containsText("2 beds allocatable.");
        assertThat(page.locator("#news")).containsText("2 beds changed. 4 beds allocatable.", withinSeconds(15));
    }

    @Test
    void closesABedWhenItsTimeComes() {
        gateway.holds(List.of(bed("RXX01/W1/-/1").reason("closed", Instant.now().plusSeconds(3), null)));
        signIn("");
        assertThat(tile("RXX01/W1/-/1")).containsText("Allocatable");
        assertThat(tile("RXX01/W1/-/1")).containsText("Not available");
        assertThat(tile("RXX01/W1/-/1")).containsText("Closed since");
    }

    @Test
    void keepsNothingButTheTokenAndNoPatientInTheAddress() {
        signIn("?site=RXX01");
        tile("RXX01/W1/B1/01").click();
        assertThat(page.evaluate("() => [Object.keys(sessionStorage), Object.keys(localStorage), document.cookie]"))
                .isEqualTo(List.of(List.of("homeward.token"), List.of(), ""));
        assertThat(page.url()).doesNotContain("2101");
    }

    @Test
    void printsTheBedsAndNotTheControls() {
        signIn("");
        assertThat(page.locator(".bed")).hasCount(17);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".filters")).isHidden();
        assertThat(page.locator(".printed")).containsText("As of");
        assertThat(tile("RXX01/W1/B1/01")).isVisible();
        screenshot("print");
    }

    @Test
    void staysFluidWithThreeThousandBeds() {
        gateway.holds(Hospital.ofMany(100, 30));
        signIn("");
        assertThat(page.locator(".bed")).hasCount(3000);
        page.evaluate("""
                () => { window.frames60 = []; let last = performance.now();
                  const step = now => { window.frames60.push(now - last); last = now; requestAnimationFrame(step); };
                  requestAnimationFrame(step); }
                """);
        for (int i = 0; i < 300; i++) {
            gateway.change(bed("RXX01/W3/B1/01").occupiedBy("RXX:" + i, Instant.now()));
            page.waitForTimeout(5);
        }
        assertThat(tile("RXX01/W3/B1/01")).containsText("Stay 299");
        double median =
                (double) page.evaluate("() => window.frames60.sort((a, b) => a - b)[window.frames60.length >> 1]");
        assertThat(median)
                .as("milliseconds between frames while 200 beds a second change")
                .isLessThan(40);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "board", "many.png")));
    }

    /** Errors in the page and breaches of its content security policy; a connection that a test breaks off is none. */
    private void note(ConsoleMessage message) {
        boolean network = message.text().startsWith("Failed to load resource");
        if (message.type().equals("error") && !network) {
            faults.add(message.text());
        }
    }

    private void signIn(String query) {
        signIn(query, "operator");
    }

    private void signIn(String query, String role) {
        page.navigate(board + query);
        page.getByText(Pattern.compile("^Sign in as .*" + role)).click();
        assertThat(page.locator(".status__state")).hasText("Live");
        assertThat(page.getByText("Waiting for the first picture")).hasCount(0);
    }

    private Locator tile(String bed) {
        return page.locator(".bed[data-bed='" + bed + "']");
    }

    private Locator name(String bed) {
        return tile(bed).locator(".bed__name");
    }

    private Locator shownBeds() {
        return page.locator(".bed:not([hidden])");
    }

    private static LocatorAssertions.ContainsTextOptions withinSeconds(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000.0);
    }

    private void assertFits() {
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as("width of the page in a window of 360 pixels")
                .isLessThanOrEqualTo(360);
    }

    private void assertNoFaults() {
        var result = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(result.getViolations()).as("accessibility faults").isEmpty();
    }

    private void screenshot(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "board", name + ".png")));
    }
}
