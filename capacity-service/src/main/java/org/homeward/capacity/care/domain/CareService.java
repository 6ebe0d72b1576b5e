package org.homeward.capacity.care.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What providers offer. Home care is counted in staff hours a week, everything else in places; care homes by the ten
 * bed categories of the national Capacity Tracker (facts, section 4).
 */
public enum CareService {
    REABLEMENT(Unit.HOURS),
    BRIDGING(Unit.HOURS),
    LONG_TERM(Unit.HOURS),
    END_OF_LIFE(Unit.HOURS),
    LIVE_IN(Unit.HOURS),
    REABLEMENT_PLACE(Unit.PLACES),
    VIRTUAL_WARD(Unit.PLACES),
    INTERMEDIATE_CARE_BED(Unit.PLACES),
    CARE_HOME_GENERAL_RESIDENTIAL(Unit.PLACES),
    CARE_HOME_DEMENTIA_RESIDENTIAL(Unit.PLACES),
    CARE_HOME_GENERAL_NURSING(Unit.PLACES),
    CARE_HOME_DEMENTIA_NURSING(Unit.PLACES),
    CARE_HOME_LEARNING_DISABILITY_RESIDENTIAL(Unit.PLACES),
    CARE_HOME_LEARNING_DISABILITY_NURSING(Unit.PLACES),
    CARE_HOME_MENTAL_HEALTH_RESIDENTIAL(Unit.PLACES),
    CARE_HOME_MENTAL_HEALTH_NURSING(Unit.PLACES),
    CARE_HOME_TRANSITIONAL(Unit.PLACES),
    CARE_HOME_YOUNG_PHYSICALLY_DISABLED(Unit.PLACES);

    /** What a figure counts. */
    public enum Unit {
        HOURS,
        PLACES
    }

    private final Unit unit;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    CareService(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    public String code() {
        return code;
    }

    /** Null for a code that is none of ours. */
    public static @Nullable CareService of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /** A service that a package names and nobody knows here is home care: packages are counted in hours. */
    public static Unit unitOf(String code) {
        CareService known = of(code);
        return known == null ? Unit.HOURS : known.unit;
    }

    /** Codes of what is counted so, in the order of the national lists. */
    public static List<String> codes(Unit unit) {
        return Arrays.stream(values())
                .filter(one -> one.unit == unit)
                .map(CareService::code)
                .toList();
    }
}
