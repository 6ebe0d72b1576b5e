package org.homeward.housing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Districts in England, each for one test alone. */
public final class Councils {

    private static final List<String> DISTRICTS = districts();
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private Councils() {}

    /** One that no other test has. */
    public static String next() {
        return DISTRICTS.get(GIVEN.getAndIncrement());
    }

    private static List<String> districts() {
        try (InputStream file =
                Objects.requireNonNull(Councils.class.getResourceAsStream("/reference/housing-authorities.json"))) {
            return Pattern.compile("\"code\": \"(E07[0-9]{6})\"")
                    .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
