package org.homeward.housing.referral.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.HousingAuthorities;
import org.homeward.housing.referral.domain.HousingAuthorities.Known;
import org.junit.jupiter.api.Test;

/** Which authorities there are. */
class AuthoritiesFileTest {

    private final HousingAuthorities known = new HousingAuthorities(AuthoritiesFile.read());

    @Test
    void hasEveryDistrictUnitaryAuthorityAndLondonBorough() {
        List<Known> all = AuthoritiesFile.read();
        assertThat(all).hasSize(296);
        assertThat(all.stream().map(one -> one.authority().code()))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("E0[6-9][0-9]{6}"));
        for (String code : List.of("E06000016", "E07000123", "E08000025", "E09000033")) {
            assertThat(known.of(code)).as(code).isEqualTo(new Authority(code));
        }
    }

    @Test
    void hasNobodyElse() {
        for (String code : List.of(
                "W06000015",
                "S12000033",
                "N09000003",
                "E10000016",
                "E08999999",
                "E0800002",
                "E080000255",
                "RXX",
                "ZZZ",
                "")) {
            assertThat(known.of(code)).as(code).isNull();
            assertThat(known.own(code)).isEqualTo(code);
        }
        assertThat(known.of(null)).isNull();
    }

    @Test
    void findsAnAuthorityUnderACodeThatItHadBefore() {
        assertThat(known.of("E08000020")).isEqualTo(new Authority("E08000037"));
        assertThat(known.own("E08000020")).isEqualTo("E08000037");
    }

    @Test
    void refusesACodeOfTwo() {
        assertThatThrownBy(() -> new HousingAuthorities(List.of(
                        new Known(new Authority("E06000001"), List.of("509")),
                        new Known(new Authority("E06000016"), List.of("509")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
