package org.homeward.discharge.care.domain;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A home-care provider as capacity-service knows it.
 *
 * @param tier where it stands unless a contract says otherwise; 1 is asked first
 * @param areas sectors or districts that it serves
 * @param services codes of {@link Service}
 * @param skills that it states; an empty set states nothing
 */
public record Provider(
        String id, int tier, Set<String> areas, Set<String> services, Set<String> skills, List<Contract> contracts) {

    /** What was agreed for an area and a service: its tier goes before the provider's own. */
    public record Contract(String area, String service, int tier) {}

    public Provider {
        areas = Set.copyOf(areas);
        services = Set.copyOf(services);
        skills = Set.copyOf(skills);
        contracts = List.copyOf(contracts);
    }

    /**
     * In which tier it is asked about this need; empty if it does not serve it. A contract for the sector goes before
     * one for the district. Who states no skills is asked all the same: an offer is a question.
     */
    public OptionalInt tierFor(Need need) {
        if (!skills.isEmpty() && !skills.containsAll(need.skills())) {
            return OptionalInt.empty();
        }
        OptionalInt agreed = contracts.stream()
                .filter(contract -> contract.service().equals(need.service().code()) && covers(contract.area(), need))
                .sorted(Comparator.comparingInt(
                                (Contract contract) -> -contract.area().length())
                        .thenComparingInt(Contract::tier))
                .mapToInt(Contract::tier)
                .findFirst();
        if (agreed.isPresent()) {
            return agreed;
        }
        boolean serves =
                services.contains(need.service().code()) && areas.stream().anyMatch(area -> covers(area, need));
        return serves ? OptionalInt.of(tier) : OptionalInt.empty();
    }

    private static boolean covers(String area, Need need) {
        return area.equalsIgnoreCase(need.area()) || area.equalsIgnoreCase(need.district());
    }
}
