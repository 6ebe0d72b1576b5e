package org.homeward.discharge.care.domain;

import java.util.List;
import java.util.Set;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is by all of their stays, under whatever number the hospital kept them, and what is new about it.
 *
 * @param stays without those that went on as others
 * @param entered stays whose admission was not known of this person before
 * @param changed stays that rule out something else than before, or whose packages are new
 * @param wasInHospital whether the person was, by what was known before
 */
public record Whereabouts(List<StayStanding> stays, Set<String> entered, Set<String> changed, boolean wasInHospital) {

    public Whereabouts {
        stays = List.copyOf(stays);
        entered = Set.copyOf(entered);
        changed = Set.copyOf(changed);
    }

    /** The standing of one of the stays, null if it has not arrived. */
    public @Nullable StayStanding of(String stay) {
        return stays.stream().filter(one -> one.stay().equals(stay)).findFirst().orElse(null);
    }

    /**
     * Why no care may be sought for one of the stays, as a code; null while it may. Death told by any of them rules it out.
     */
    public @Nullable String obstacle(String stay) {
        StayStanding known = of(stay);
        return hasDied() ? "died" : known == null ? null : known.obstacle();
    }

    /** Whether the person lies in hospital by a stay that began after they had left this one. */
    public boolean hasComeBack(String stay) {
        StayStanding left = of(stay);
        return left != null && stays.stream().anyMatch(other -> other.isInHospital() && other.isAfter(left));
    }

    boolean hasDied() {
        return stays.stream().anyMatch(one -> one.presence() == Presence.DIED);
    }

    /** The stay in which the person lies, or else this one. */
    String stayNow(String otherwise) {
        return stays.stream()
                .filter(StayStanding::isInHospital)
                .map(StayStanding::stay)
                .findFirst()
                .orElse(otherwise);
    }

    /** The stays that were entered anew. */
    List<StayStanding> admissions() {
        return stays.stream().filter(one -> entered.contains(one.stay())).toList();
    }
}
