package org.homeward.housing.scheme.persistence;

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
import org.homeward.housing.scheme.domain.BedDayRates;

/** Reads what a day in a bed costs by date, each rate with its source, as it comes with this version of the service. */
@ApplicationScoped
public class RatesFile {

    private static final String FILE = "/reference/bed-day-rates.json";

    private final BedDayRates bedDays = read();

    public BedDayRates bedDays() {
        return bedDays;
    }

    private static BedDayRates read() {
        try (InputStream file = Objects.requireNonNull(RatesFile.class.getResourceAsStream(FILE), FILE)) {
            List<BedDayRates.Rate> rates = new ArrayList<>();
            for (JsonNode rate : new ObjectMapper().readTree(file).path("rates")) {
                rates.add(new BedDayRates.Rate(
                        LocalDate.parse(rate.path("from").asText()),
                        new BigDecimal(rate.path("pounds").asText()),
                        rate.path("source").asText()));
            }
            return new BedDayRates(rates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
