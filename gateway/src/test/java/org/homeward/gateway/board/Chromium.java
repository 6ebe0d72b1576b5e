package org.homeward.gateway.board;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The browser of this machine, driven by Playwright. None is downloaded: which one it is should be the machine's choice. */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path executable = executable();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    Browser browser() {
        return browser;
    }

    private static Path executable() {
        var set = ConfigProvider.getConfig().getOptionalValue("homeward.chromium", String.class);
        return set.map(Stream::of)
                .orElseGet(USUAL_PLACES::stream)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The tests of the board need Chromium and found none in "
                        + set.map(List::of).orElse(USUAL_PLACES) + ". Install it (Debian: apt-get install chromium)"
                        + " or say where it is: -Dhomeward.chromium=/path/to/chromium"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
