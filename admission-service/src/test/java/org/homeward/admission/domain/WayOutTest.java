package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.About.about;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A08;
import static org.homeward.admission.domain.Trigger.A12;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What feeds say of medical fitness and of the expected discharge in any event. */
class WayOutTest {

    private static final Instant WHEN = Instant.parse("2026-06-02T09:00:00Z");

    private final Feed pas = new Feed("PAS|RXX");
    private final Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");

    @Test
    void keepsWhatChangesAndNotWhatIsRepeated() {
        Stay stay = Folding.stay(
                admission.with(about().fit(Field.of(false), Field.unchanged())),
                pas.says(A08, 20).with(about().fit(Field.of(true), Field.of(WHEN))),
                pas.says(A08, 30).with(about().fit(Field.of(true), Field.of(WHEN))),
                pas.says(A08, 40).with(about().fit(Field.of(false), Field.deleted())));

        assertThat(stay.fitness()).extracting(Stay.Fitness::fit).containsExactly(false, true, false);
        assertThat(stay.fitness()).extracting(Stay.Fitness::since).containsExactly(null, WHEN, null);
        assertThat(stay.fitness()).extracting(Stay.Fitness::source).containsOnly("PAS|RXX");
    }

    @Test
    void isAsIfItHadNotBeenInAVoidEvent() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 20).to("W2/-/01").with(about().fit(Field.of(true), Field.unchanged())),
                pas.cancels(A12, 20));

        assertThat(stay.fitness()).isEmpty();
    }

    @Test
    void keepsWhenAPatientHasNoHomeAndWhenThereIsOneAgain() {
        Stay stay = Folding.stay(
                admission.with(about().noFixedAbode(Field.of(false))),
                pas.says(A08, 20).with(about().noFixedAbode(Field.of(true))),
                pas.says(A08, 30).with(about().noFixedAbode(Field.unchanged())),
                pas.says(A08, 40).with(about().noFixedAbode(Field.of(true))),
                pas.says(A08, 50).with(about().noFixedAbode(Field.deleted())),
                pas.says(A08, 60).with(about().noFixedAbode(Field.of(false))));

        assertThat(stay.abodes()).extracting(Stay.Abode::noFixedAbode).containsExactly(true, false);
        assertThat(stay.abodes()).extracting(Stay.Abode::source).containsOnly("PAS|RXX");
    }

    @Test
    void keepsNothingOfHomesThatNobodyDoubted() {
        assertThat(Folding.stay(admission.with(about().noFixedAbode(Field.of(false))))
                        .abodes())
                .isEmpty();
    }

    @Test
    void knowsOfNoHomeFromARegistrationWithoutAnAdmission() {
        Stay stay = Folding.stay(pas.says(Trigger.A04, 10).to("AE/-/-").with(about().noFixedAbode(Field.of(true))));

        assertThat(stay.status()).isEqualTo(Stay.Status.REGISTERED);
        assertThat(stay.abodes()).hasSize(1);
    }

    @Test
    void keepsExpectedDischargesOfAnyEvent() {
        Stay stay = Folding.stay(
                admission.with(about().expected(Field.of(WHEN))),
                pas.says(A08, 20).with(about().expected(Field.of(WHEN))),
                pas.says(A08, 30).with(about().expected(Field.deleted())));

        assertThat(stay.announcements())
                .extracting(Stay.Announcement::expectedAt)
                .containsExactly(WHEN, null);
        assertThat(stay.expectations()).isEmpty();
    }
}
