package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.CouncilTerms.Rate;
import org.homeward.discharge.care.persistence.CouncilJson;
import org.homeward.discharge.domain.London;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what a council has agreed. */
final class CouncilBody {

    static final Set<String> MEMBERS = Set.of("name", "areas", "validFrom", "lapseAfterDays", "rates");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    private static final int LONGEST_PAUSE = 366;

    private CouncilBody() {}

    /** @throws ProblemException 400 that names the field and what it may be */
    static CouncilTerms read(String council, JsonNode body) {
        if (!CODE.matcher(council).matches()) {
            throw ProblemException.field("council", "must be a code of at most 40 letters, digits and dashes");
        }
        return new CouncilTerms(
                council,
                Fields.text("name", body.path("name")),
                validFrom(body.path("validFrom")),
                0,
                areas(body.path("areas")),
                lapse(body.path("lapseAfterDays")),
                rates(body.path("rates")));
    }

    private static LocalDate validFrom(JsonNode value) {
        try {
            return value.isMissingNode() || value.isNull()
                    ? London.dateOf(Instant.now())
                    : LocalDate.parse(value.asText());
        } catch (DateTimeException malformed) {
            throw ProblemException.field("validFrom", "must be a date");
        }
    }

    private static Set<String> areas(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw ProblemException.field("areas", "must list postcode sectors or districts, such as LE3 9 or LE3");
        }
        Set<String> areas = new TreeSet<>();
        for (int i = 0; i < array.size(); i++) {
            areas.add(NeedBody.area("areas[" + i + "]", array.get(i)));
        }
        return areas;
    }

    private static @Nullable Duration lapse(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : Duration.ofDays(Fields.number("lapseAfterDays", value, 1, LONGEST_PAUSE));
    }

    private static List<Rate> rates(JsonNode array) {
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String at = "rates[" + i + "].";
            JsonNode rate = array.get(i);
            Bodies.refuseOthers(at, rate, Set.of("service", "perHour", "emergencyPerHour"));
            rates.add(new Rate(
                    Fields.oneOf(at + "service", rate.path("service"), NeedBody.SERVICES),
                    pence(at + "perHour", rate.path("perHour")),
                    pence(at + "emergencyPerHour", rate.path("emergencyPerHour"))));
        }
        return rates;
    }

    private static long pence(String field, JsonNode value) {
        try {
            if (value.isNumber()
                    && value.decimalValue().signum() >= 0
                    && value.decimalValue().compareTo(MOST) <= 0) {
                return CouncilJson.pence(value.decimalValue());
            }
        } catch (ArithmeticException partsOfAPenny) {
            // Refused below like every other amount that nobody can pay.
        }
        throw ProblemException.field(field, "must be pounds an hour with at most two decimals, 0 to 1000");
    }
}
