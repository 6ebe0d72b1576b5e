package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.homeward.discharge.domain.HousingFlag.Need;
import org.homeward.discharge.domain.StayVersion.Status;
import org.junit.jupiter.api.Test;

/** Whether a patient has a home, by feeds and by people. */
class HousingFlagTest {

    @Test
    void isWhatTheFeedSaidLast() {
        Told told = new Told().admitted(1, 9);
        assertThat(told.fold().housingFlag()).isNull();
        told.homeless(true, 1, 9);
        assertThat(told.fold().housingFlag())
                .isEqualTo(new HousingFlag(Need.NO_FIXED_ABODE, "PAS|RXX", Told.at(1, 9), true));
        told.homeless(false, 2, 9);
        assertThat(told.fold().housingFlag()).extracting(HousingFlag::isRaised).isEqualTo(false);
    }

    @Test
    void isWhatAPersonSaidWhateverTheFeedSaysAfterwards() {
        Told told = new Told()
                .admitted(1, 9)
                .homeless(true, 1, 9)
                .flagged(Need.NONE, 2, 9)
                .homeless(true, 3, 9);
        assertThat(told.fold().housingFlag()).extracting(HousingFlag::need).isEqualTo(Need.NONE);
        told.flagged(Need.THREATENED, 4, 9);
        assertThat(told.fold().housingFlag()).extracting(HousingFlag::need).isEqualTo(Need.THREATENED);
        assertThat(told.fold().housingFlag()).extracting(HousingFlag::proposed).isEqualTo(false);
    }

    @Test
    void isThereBeforeAnAdmissionAndWithoutOne() {
        assertThat(new Told()
                        .moved("A05", 1, 9, Status.PREADMITTED)
                        .homeless(true, 1, 9)
                        .fold()
                        .housingFlag())
                .isNotNull();
        assertThat(new Told()
                        .moved("A04", 1, 9, Status.REGISTERED)
                        .flagged(Need.NO_FIXED_ABODE, 1, 10)
                        .fold()
                        .housingFlag())
                .isNotNull();
    }

    @Test
    void isNotKnownBeforeItWasSaid() {
        Told told = new Told().admitted(1, 9).homeless(true, 2, 9).flagged(Need.NONE, 3, 9);
        assertThat(CaseFold.asOf(Told.at(1, 12), told.stay(), told.facts).housingFlag())
                .isNull();
        assertThat(CaseFold.asOf(Told.at(2, 12), told.stay(), told.facts).housingFlag())
                .extracting(HousingFlag::need)
                .isEqualTo(Need.NO_FIXED_ABODE);
    }
}
