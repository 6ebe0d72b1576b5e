package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.homeward.discharge.care.domain.Provider.Contract;
import org.junit.jupiter.api.Test;

/** In which tier a provider is asked: by area, service and contract. */
class ProviderTest {

    private static final Need NEED = Cases.need();

    @Test
    void servesEverySectorOfItsDistrict() {
        assertThat(provider(Set.of("LE3"), List.of()).tierFor(NEED)).hasValue(2);
        assertThat(provider(Set.of("LE3 9"), List.of()).tierFor(NEED)).hasValue(2);
        assertThat(provider(Set.of("LE3 8", "LE4", "LE39"), List.of()).tierFor(NEED))
                .isEmpty();
    }

    @Test
    void hasTheTierOfItsContractTheSectorsBeforeTheDistricts() {
        Contract district = new Contract("LE3", "reablement", 3);
        Contract sector = new Contract("LE3 9", "reablement", 1);
        Contract other = new Contract("LE3 9", "bridging", 9);
        assertThat(provider(Set.of("LE3"), List.of(other)).tierFor(NEED)).hasValue(2);
        assertThat(provider(Set.of("LE3"), List.of(other, district)).tierFor(NEED))
                .hasValue(3);
        assertThat(provider(Set.of(), List.of(district, sector)).tierFor(NEED)).hasValue(1);
    }

    @Test
    void isNotAskedForSkillsThatItsOwnListLacks() {
        Need peg = new Need(Service.REABLEMENT, "LE3 9", Cases.MORNINGS, List.of("peg"), null, null);
        assertThat(skilled(Set.of("dementia")).tierFor(peg)).isEqualTo(OptionalInt.empty());
        assertThat(skilled(Set.of("dementia", "peg")).tierFor(peg)).hasValue(2);
        assertThat(skilled(Set.of()).tierFor(peg)).hasValue(2);
    }

    private static Provider provider(Set<String> areas, List<Contract> contracts) {
        return new Provider("P", 2, areas, Set.of("reablement"), Set.of(), contracts);
    }

    private static Provider skilled(Set<String> skills) {
        return new Provider("P", 2, Set.of("LE3"), Set.of("reablement"), skills, List.of());
    }
}
