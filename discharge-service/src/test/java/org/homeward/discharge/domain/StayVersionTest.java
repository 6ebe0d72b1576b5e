package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.domain.Told.at;

import org.homeward.discharge.domain.StayVersion.Status;
import org.junit.jupiter.api.Test;

class StayVersionTest {

    @Test
    void aReadmissionUnderTheSameNumberIsTheLastTimeAsAnInpatient() {
        Told told = new Told().moved("A04", 1, 8, Status.REGISTERED);
        assertThat(told.stay().inpatientSince()).isNull();
        told.admitted(1, 12).movedTo("RXX01/W2/B1/01", 2, 9);
        assertThat(told.stay().inpatientSince()).isEqualTo(at(1, 12));
        told.discharged(3, 10);
        assertThat(told.stay().inpatientSince()).isEqualTo(at(1, 12));
        told.admitted(20, 9);
        assertThat(told.stay().inpatientSince()).isEqualTo(at(20, 9));
    }
}
