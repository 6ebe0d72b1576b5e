package org.homeward.housing.flat.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place to live in for a while after hospital.
 *
 * @param area postcode sector or district
 * @param features what it has, as codes such as {@code wheelchair} or {@code ground-floor}
 * @param availableFrom the first night for which it can be had
 */
public record Flat(
        String id, String area, Set<String> features, Terms terms, LocalDate availableFrom, List<Outage> outages) {

    public Flat {
        features = Set.copyOf(features);
        outages = List.copyOf(outages);
    }

    /**
     * What was agreed with the landlord.
     *
     * @param maxNights longest stay without a reason for a longer one
     * @param weeklyRate in pounds; null where it is not known
     */
    public record Terms(
            int maxNights,
            boolean furnished,
            @Nullable BigDecimal weeklyRate,
            @Nullable String landlord,
            @Nullable String scheme) {}

    /** The same flat, out of service for some nights more. */
    public Flat outOfService(Outage outage) {
        List<Outage> all = new ArrayList<>(outages);
        all.add(outage);
        return with(all);
    }

    /** The same flat, in service from this night on, whatever was said of later ones. */
    public Flat inService(LocalDate from) {
        return with(outages.stream()
                .filter(outage -> outage.from().isBefore(from))
                .map(outage -> outage.endingBy(from))
                .toList());
    }

    public Flat with(List<Outage> others) {
        return new Flat(id, area, features, terms, availableFrom, others);
    }

    /** What is needed and not here, in order. */
    Set<String> lacking(Set<String> needs) {
        Set<String> missing = new TreeSet<>(needs);
        missing.removeAll(features);
        return missing;
    }

    /** How much of what it has nobody asked for. */
    int unneeded(Set<String> needs) {
        return (int) features.stream().filter(one -> !needs.contains(one)).count();
    }

    /** Whether it lies in a district or sector, or in the district of a sector. */
    boolean isIn(String asked) {
        return area.equals(asked) || area.startsWith(asked + ' ') || asked.startsWith(area + ' ');
    }
}
