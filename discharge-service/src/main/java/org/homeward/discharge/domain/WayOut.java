package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hospital's feeds say of a patient's way out, in event order and changes only.
 *
 * @param fitness whether the patient still needs the hospital (ZU1-22, ZU1-24)
 * @param announcements expected discharges (PV2-9) beside A16
 * @param abodes whether the patient has a home
 */
public record WayOut(List<Fitness> fitness, List<Announcement> announcements, List<Abode> abodes) {

    public static final WayOut NOTHING = new WayOut(List.of(), List.of(), List.of());

    /**
     * @param source the feed
     * @param fit null where it was not sent or was deleted
     * @param since when, or when first, the patient became fit, as it was sent
     */
    public record Fitness(
            Instant at,
            String source,
            @Nullable Boolean fit,
            @Nullable Instant since) {

        /** What it means: a date of readiness without an indicator means fit. Null where nothing is said (any more). */
        @Nullable
        Boolean means() {
            return fit != null ? fit : since != null ? Boolean.TRUE : null;
        }
    }

    /** @param expectedAt null where it was deleted */
    public record Announcement(
            Instant at, String source, @Nullable Instant expectedAt) {}

    /** @param source the feed */
    public record Abode(Instant at, String source, boolean noFixedAbode) {}

    public WayOut {
        fitness = List.copyOf(fitness);
        announcements = List.copyOf(announcements);
        abodes = List.copyOf(abodes);
    }

    /** Without what was said later. */
    WayOut asOf(Instant time) {
        return new WayOut(
                fitness.stream().filter(said -> !said.at().isAfter(time)).toList(),
                announcements.stream().filter(said -> !said.at().isAfter(time)).toList(),
                abodes.stream().filter(said -> !said.at().isAfter(time)).toList());
    }
}
