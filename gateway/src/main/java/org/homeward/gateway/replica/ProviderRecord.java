package org.homeward.gateway.replica;

import static org.homeward.gateway.replica.BedRecord.copy;
import static org.homeward.gateway.replica.BedRecord.requireText;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider of care as capacity-service describes it on {@code homeward.capacity} (type {@code
 * homeward.capacity.provider-changed.v1}).
 *
 * @param tier in which tier of a brokerage it is asked, where no contract says otherwise
 */
public record ProviderRecord(
        String provider, @Nullable String name, int tier, List<String> skills, List<Contract> contracts, long version) {

    /** A tier of its own for one area and service. */
    public record Contract(String area, String service, int tier) {
        public Contract {
            requireText(area, "contracts.area");
            requireText(service, "contracts.service");
        }
    }

    /** @throws IllegalArgumentException without a provider or a version */
    public ProviderRecord {
        requireText(provider, "provider");
        if (version <= 0) {
            throw new IllegalArgumentException("version");
        }
        skills = copy(skills);
        contracts = copy(contracts);
    }

    /** By the contract for the area itself, or else for its district, or else as for everything. */
    public int tierIn(Area area, String service) {
        for (Area one : List.of(area, area.district())) {
            for (Contract contract : contracts) {
                if (contract.service().equals(service) && contract.area().equals(one.code())) {
                    return contract.tier();
                }
            }
        }
        return tier;
    }
}
