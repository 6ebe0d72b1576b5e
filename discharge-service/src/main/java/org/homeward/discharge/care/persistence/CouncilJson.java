package org.homeward.discharge.care.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.CouncilTerms.Rate;

/** What a council has agreed, as it is told and kept; money in pounds. */
public final class CouncilJson {

    private CouncilJson() {}

    public static ObjectNode write(CouncilTerms terms) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("council", terms.council())
                .put("name", terms.name())
                .put("validFrom", terms.validFrom().toString());
        ArrayNode areas = node.putArray("areas");
        new TreeSet<>(terms.areas()).forEach(areas::add);
        Duration lapse = terms.lapseAfter();
        node.put("lapseAfterDays", lapse == null ? null : lapse.toDays());
        ArrayNode rates = node.putArray("rates");
        terms.rates()
                .forEach(rate -> rates.addObject()
                        .put("service", rate.service())
                        .put("perHour", pounds(rate.pencePerHour()))
                        .put("emergencyPerHour", pounds(rate.emergencyPencePerHour())));
        return node.put("version", terms.version());
    }

    static CouncilTerms read(JsonNode node) {
        Set<String> areas = new TreeSet<>();
        node.path("areas").forEach(area -> areas.add(area.asText()));
        List<Rate> rates = new ArrayList<>();
        node.path("rates")
                .forEach(rate -> rates.add(new Rate(
                        rate.path("service").asText(),
                        pence(rate.path("perHour").decimalValue()),
                        pence(rate.path("emergencyPerHour").decimalValue()))));
        return new CouncilTerms(
                node.path("council").asText(),
                node.path("name").asText(),
                LocalDate.parse(node.path("validFrom").asText()),
                node.path("version").asLong(),
                areas,
                node.path("lapseAfterDays").isNumber()
                        ? Duration.ofDays(node.path("lapseAfterDays").asLong())
                        : null,
                rates);
    }

    /** Pence as pounds, two digits. */
    public static BigDecimal pounds(long pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    /** Pounds as pence. @throws ArithmeticException for parts of a penny */
    public static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).longValueExact();
    }
}
