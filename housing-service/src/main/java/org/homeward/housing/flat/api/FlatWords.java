package org.homeward.housing.flat.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.housing.api.Words;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a flat can have and somebody need: words of one list, so that what one owner calls a thing is what another does, and
 * an owner's own, which begin with {@value #OWN}.
 */
@ApplicationScoped
class FlatWords {

    static final String OWN = "x-";

    private static final String FILE = "/reference/flat-features.json";

    private final Set<String> known = read();

    /** @throws ProblemException 400 by the name of the field, with the words that may stand there */
    Set<String> codes(String field, @Nullable List<String> sent) {
        Set<String> codes = Words.codes(field, sent);
        if (!codes.stream().allMatch(code -> code.startsWith(OWN) || known.contains(code))) {
            throw ProblemException.field(
                    field, "must be of " + String.join(", ", known) + ", or words of your own that begin with " + OWN);
        }
        return codes;
    }

    private static Set<String> read() {
        try (InputStream file = Objects.requireNonNull(FlatWords.class.getResourceAsStream(FILE), FILE)) {
            Set<String> codes = new TreeSet<>();
            for (JsonNode one : new ObjectMapper().readTree(file).path("features")) {
                codes.add(one.path("code").asText());
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
