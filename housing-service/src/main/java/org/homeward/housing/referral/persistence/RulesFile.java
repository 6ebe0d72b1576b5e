package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.referral.domain.Rules;

/** Reads the limits of cost and time, each with its source, that come with this version of the service. */
@ApplicationScoped
public class RulesFile {

    private static final String FILE = "/reference/housing-rules.json";

    private final Rules rules = read();

    public Rules rules() {
        return rules;
    }

    static Rules read() {
        try (InputStream file = Objects.requireNonNull(RulesFile.class.getResourceAsStream(FILE), FILE)) {
            JsonNode node = new ObjectMapper().readTree(file);
            List<Rules.Limit> limits = new ArrayList<>();
            node.path("limits")
                    .forEach(limit -> limits.add(new Rules.Limit(
                            limit.path("code").asText(),
                            LocalDate.parse(limit.path("from").asText()),
                            new BigDecimal(limit.path("value").asText()))));
            return new Rules(node.path("version").asText(), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
