package org.homeward.acceptance.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a service has counted since it started. */
final class Counted {

    private final URI metrics;

    Counted(URI service) {
        this.metrics = service.resolve("/q/metrics");
    }

    /** The sum of all series that begin with these words; 0 where there is none. */
    double of(String beginning) {
        try (var answer = metrics.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
