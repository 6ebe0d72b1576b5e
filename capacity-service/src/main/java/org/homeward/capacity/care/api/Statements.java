package org.homeward.capacity.care.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeward.capacity.care.DeclareCapacity.Statement;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Band;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Free;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.http.Given;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads what callers declare; what makes no sense is noted by the name of its field, all of it at once. */
final class Statements {

    /** One line of a list: in hours, or in places. */
    record Wire(
            @Nullable String area,
            @Nullable String service,
            @Nullable BigDecimal hoursPerWeek,
            @Nullable BigDecimal doubleHandedHoursPerWeek,
            @Nullable Map<String, Long> slots,
            @Nullable BigDecimal places,
            @Nullable Integer maximumCapacity,
            @Nullable Integer occupied,
            @Nullable Integer reserved,
            @Nullable String canAccept,
            @Nullable String earliestStart,
            @Nullable String validUntil,
            @Nullable String declaredAt) {}

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DIGITS = 20;
    private static final long MOST_SLOTS = 100_000;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<Line> seen = new HashSet<>();

    /** Null where there was a fault. */
    @Nullable
    Statement read(String field, Wire wire, Unit unit) {
        int before = faults.size();
        Area area = area(field + ".area", wire.area());
        String service = service(field + ".service", wire.service(), unit);
        Free.CanAccept canAccept = canAccept(field + ".canAccept", wire.canAccept());
        String what = unit == Unit.HOURS ? ".hoursPerWeek" : ".places";
        Long amount = amount(field + what, unit == Unit.HOURS ? wire.hoursPerWeek() : wire.places(), true);
        Long byTwo = amount(field + ".doubleHandedHoursPerWeek", wire.doubleHandedHoursPerWeek(), false);
        if (amount != null && byTwo != null && byTwo > amount) {
            add(field + ".doubleHandedHoursPerWeek", "is part of hoursPerWeek and cannot be more");
        }
        SortedMap<String, Long> slots = slots(field + ".slots", wire.slots());
        LocalDate earliest = date(field + ".earliestStart", wire.earliestStart());
        Instant validUntil = time(field + ".validUntil", wire.validUntil());
        Instant declaredAt = time(field + ".declaredAt", wire.declaredAt());
        Free.Beds beds = beds(field, wire, unit, amount);
        if (area == null || service == null || canAccept == null || amount == null || faults.size() > before) {
            return null;
        }
        Line line = new Line(area, service);
        if (!seen.add(line)) {
            add(field, "is there twice");
        }
        return new Statement(
                field, line, new Free(amount, byTwo, slots, canAccept, earliest, validUntil, beds), declaredAt);
    }

    List<Fault> faults() {
        return faults;
    }

    void add(String field, String reason) {
        faults.add(new Fault(field, reason));
    }

    @Nullable
    Area area(String field, @Nullable String text) {
        try {
            return Area.parse(text == null ? "" : text);
        } catch (IllegalArgumentException noArea) {
            add(field, "must be a postcode sector such as LE3 9, or a district such as LE3");
            return null;
        }
    }

    @Nullable
    String service(String field, @Nullable String code, Unit unit) {
        CareService service = code == null ? null : CareService.of(code);
        if (service == null || service.unit() != unit) {
            add(field, "must be one of " + String.join(", ", CareService.codes(unit)));
            return null;
        }
        return service.code();
    }

    @Nullable
    Long amount(String field, @Nullable BigDecimal number, boolean needed) {
        if (number == null ? needed : !isAmount(number)) {
            add(field, "must be a number of 0 to 1000000, to the hundredth");
            return null;
        }
        return number == null
                ? null
                : Long.valueOf(number.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** A number of many digits is not rounded: that would take as many digits again. */
    private static boolean isAmount(BigDecimal number) {
        return Math.abs(number.scale()) <= MOST_DIGITS && number.signum() >= 0 && number.compareTo(MOST) <= 0;
    }

    private Free.@Nullable CanAccept canAccept(String field, @Nullable String text) {
        if (text == null || !Set.of("yes", "limited", "no").contains(text)) {
            add(field, "must be yes, limited or no");
            return null;
        }
        return Free.CanAccept.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private @Nullable SortedMap<String, Long> slots(String field, @Nullable Map<String, Long> slots) {
        if (slots == null) {
            return null;
        }
        SortedMap<String, Long> result = new TreeMap<>();
        slots.forEach((band, count) -> {
            if (!Band.CODES.contains(band)) {
                add(field, "has bands of " + String.join(", ", Band.CODES));
            } else if (count == null || count < 0 || count > MOST_SLOTS) {
                add(field + '.' + band, "must be a whole number of 0 or more");
            } else {
                result.put(band, count);
            }
        });
        return result;
    }

    /** The national rule: what there is covers what is used, kept and free (facts, section 4). */
    private Free.@Nullable Beds beds(String field, Wire wire, Unit unit, @Nullable Long amount) {
        if (wire.maximumCapacity() == null && wire.occupied() == null && wire.reserved() == null) {
            return null;
        }
        if (unit == Unit.HOURS) {
            add(field + ".maximumCapacity", "and occupied and reserved are of places, not of hours");
        }
        long used = orZero(wire.occupied()) + orZero(wire.reserved());
        if (orZero(wire.occupied()) < 0 || orZero(wire.reserved()) < 0 || orZero(wire.maximumCapacity()) < 0) {
            add(field + ".maximumCapacity", "and occupied and reserved must be 0 or more");
        } else if (wire.maximumCapacity() != null
                && amount != null
                && (wire.maximumCapacity() - used) * 100L < amount) {
            add(field + ".maximumCapacity", "must cover occupied, reserved and the places that are free");
        }
        return new Free.Beds(wire.maximumCapacity(), wire.occupied(), wire.reserved());
    }

    private @Nullable LocalDate date(String field, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Times.givenDate(text);
        } catch (IllegalArgumentException noDate) {
            add(field, "must be a date such as 2026-11-27");
            return null;
        }
    }

    private @Nullable Instant time(String field, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Times.given(text);
        } catch (IllegalArgumentException noTime) {
            add(field, Given.NO_TIME);
            return null;
        }
    }

    private static long orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
