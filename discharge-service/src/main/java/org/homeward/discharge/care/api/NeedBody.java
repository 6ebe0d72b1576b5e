package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.Band;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Service;
import org.homeward.discharge.care.domain.Visit;
import org.homeward.discharge.care.persistence.NeedJson;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ProblemException;

/** Reads what care is asked for. */
final class NeedBody {

    private static final Pattern AREA = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9])?");
    static final List<String> SERVICES =
            Stream.of(Service.values()).map(Service::code).toList();
    private static final List<String> BANDS =
            Stream.of(Band.values()).map(Band::code).toList();
    private static final List<String> DAYS =
            Stream.of(DayOfWeek.values()).map(NeedJson::day).toList();
    private static final int MOST_VISITS = 50;
    private static final int MOST_SKILLS = 30;

    /** What a package is asked for with. */
    static final Set<String> MEMBERS =
            Set.of("stay", "atHome", "service", "area", "visits", "skills", "startBy", "funding");

    private static final Set<String> OF_A_VISIT = Set.of("band", "minutes", "carers", "days");

    private NeedBody() {}

    /** @throws ProblemException 400 that names the field and what it may be */
    static Need read(JsonNode body) {
        String service = Fields.oneOf("service", body.path("service"), SERVICES);
        return new Need(
                Service.values()[SERVICES.indexOf(service)],
                area("area", body.path("area")),
                visits(body.path("visits")),
                skills(body.path("skills")),
                Fields.timeOrDate("startBy", body.path("startBy")),
                body.hasNonNull("funding")
                        ? Fields.code("funding", body.path("funding"), "council, discharge-fund, chc or self-funder")
                        : null);
    }

    static List<Visit> visits(JsonNode array) {
        if (!array.isArray() || array.isEmpty() || array.size() > MOST_VISITS) {
            throw ProblemException.field("visits", "is needed: 1 to " + MOST_VISITS + " visits");
        }
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            visits.add(visit("visits[" + i + "].", array.get(i)));
        }
        return visits;
    }

    private static Visit visit(String at, JsonNode node) {
        Bodies.refuseOthers(at, node, OF_A_VISIT);
        String band = Fields.oneOf(at + "band", node.path("band"), BANDS);
        int carers = node.hasNonNull("carers") ? Fields.number(at + "carers", node.path("carers"), 1, 4) : 1;
        return new Visit(
                Band.values()[BANDS.indexOf(band)],
                Fields.number(at + "minutes", node.path("minutes"), 5, 1440),
                carers,
                days(at + "days", node.path("days")));
    }

    private static Set<DayOfWeek> days(String field, JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw ProblemException.field(field, "must list some of " + String.join(", ", DAYS));
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : array) {
            days.add(DayOfWeek.of(DAYS.indexOf(Fields.oneOf(field, day, DAYS)) + 1));
        }
        return days;
    }

    private static List<String> skills(JsonNode array) {
        List<String> skills = new ArrayList<>();
        if (!array.isMissingNode() && !array.isNull() && !array.isArray() || array.size() > MOST_SKILLS) {
            throw ProblemException.field("skills", "must be a list of at most " + MOST_SKILLS + " codes");
        }
        for (int i = 0; i < array.size(); i++) {
            skills.add(Fields.code("skills[" + i + "]", array.get(i), "dementia or peg"));
        }
        return skills;
    }

    static String area(String field, JsonNode value) {
        String area = value.isTextual()
                ? value.textValue().strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ")
                : "";
        if (!AREA.matcher(area).matches()) {
            throw ProblemException.field(field, "must be a postcode sector such as LE3 9, or a district such as LE3");
        }
        return area;
    }
}
