package org.homeward.discharge.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What of a case decides by which event a change of it is told.
 *
 * @param pathways every decision of this presence in hospital, with its time
 * @param openDelays the waits that last
 * @param expectedDates every version, likewise
 */
public record Standing(
        DischargeCase.Status status, List<String> pathways, Set<UUID> openDelays, List<String> expectedDates) {

    /** What a case is before anything is known of it. */
    public static final Standing NOTHING = new Standing(DischargeCase.Status.EXPECTED, List.of(), Set.of(), List.of());

    public static Standing of(DischargeCase discharge) {
        Set<UUID> open = new TreeSet<>();
        discharge.openDelays().forEach(delay -> open.add(delay.id()));
        return new Standing(
                discharge.status(),
                discharge.current(discharge.pathways()).stream()
                        .map(decided ->
                                decided.pathway() + "@" + decided.stamp().occurredAt())
                        .toList(),
                open,
                discharge.currentExpectedDates().stream()
                        .map(expected -> expected.date() + "@" + expected.at())
                        .toList());
    }
}
