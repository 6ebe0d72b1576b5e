package org.homeward.capacity.care.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.capacity.api.PastQuery;
import org.homeward.capacity.care.FindCare.After;
import org.homeward.capacity.care.FindCare.Question;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.flat.domain.StepDownFlat;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of availability asks for. */
public class CareQuery extends PastQuery {

    private static final String CARE_HOME = "care-home";

    @QueryParam("area")
    @Nullable
    String area;

    @QueryParam("service")
    @Nullable
    String service;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    Question question(Instant at) {
        return new Question(at, known());
    }

    /** @throws ProblemException 400 for a service that nobody offers in this unit */
    void checkService(Unit unit) {
        List<String> known = new ArrayList<>(CareService.codes(unit));
        if (unit == Unit.PLACES) {
            known.add(CARE_HOME);
            known.add(StepDownFlat.SERVICE);
        }
        Given.oneOf("service", service, known);
    }

    /** Flats come after the lines of providers, and their cursors are of two parts: the service and the last id. */
    Paging paging(Unit unit) {
        Paging paging = Paging.ofText(limit, cursor);
        return unit == Unit.PLACES && isAmongFlats(paging) ? paging : paging.requireParts(3);
    }

    private static boolean isAmongFlats(Paging paging) {
        return paging.after().size() == 2 && paging.after().getFirst().equals(StepDownFlat.SERVICE);
    }

    boolean wantsLines(Paging paging) {
        return !StepDownFlat.SERVICE.equals(service) && !isAmongFlats(paging);
    }

    boolean wantsFlats(Unit unit) {
        return unit == Unit.PLACES && (service == null || StepDownFlat.SERVICE.equals(service));
    }

    @Nullable
    After after(Paging paging) {
        List<String> after = paging.after();
        return after.isEmpty() ? null : new After(after.get(0), new Line(new Area(after.get(1)), after.get(2)));
    }

    static String cursor(After after) {
        return Paging.cursor(
                after.provider(), after.line().area().code(), after.line().service());
    }

    /** The last flat that was seen. */
    static String afterFlat(Paging paging) {
        return isAmongFlats(paging) ? paging.after().getLast() : "";
    }

    static String cursorOfFlat(String flat) {
        return Paging.cursor(StepDownFlat.SERVICE, flat);
    }

    /** The area of which something is asked: every line that serves any of it. Null for all. */
    @Nullable
    Area wantedArea() {
        try {
            return area == null ? null : Area.parse(area);
        } catch (IllegalArgumentException noArea) {
            throw ProblemException.field("area", "must be a postcode sector such as LE3 9, or a district such as LE3");
        }
    }

    boolean matches(Availability line, @Nullable Area wanted, Unit unit) {
        return CareService.unitOf(line.line().service()) == unit
                && (wanted == null || line.line().area().overlaps(wanted))
                && (service == null || isAskedFor(line.line().service()));
    }

    /** {@code care-home} stands for all of its categories. */
    private boolean isAskedFor(String offered) {
        return offered.equals(service) || CARE_HOME.equals(service) && offered.startsWith(CARE_HOME + '-');
    }
}
