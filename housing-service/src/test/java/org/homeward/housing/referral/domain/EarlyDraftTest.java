package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.homeward.housing.referral.domain.EarlyDraft.Duty;
import org.homeward.housing.referral.domain.EarlyDraft.Flag;
import org.junit.jupiter.api.Test;

/** When the service raises a draft by itself, and when it takes it back. */
class EarlyDraftTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final Flag flagged = new Flag("RXX:1", true, true);
    private final Flag notFlagged = new Flag("RXX:1", false, true);

    @Test
    void aFlagRaisesOneDraft() {
        assertThat(EarlyDraft.of(flagged, List.of())).isEqualTo(new EarlyDraft(true, List.of()));
        assertThat(EarlyDraft.of(notFlagged, List.of())).isEqualTo(new EarlyDraft(false, List.of()));
        assertThat(EarlyDraft.of(flagged, List.of(untouched(ONE, "RXX:1"))))
                .isEqualTo(new EarlyDraft(false, List.of()));
    }

    @Test
    void nobodyWhoHasLeftIsReferredAnewAndADraftThatIsThereStays() {
        Flag gone = new Flag("RXX:1", true, false);
        assertThat(EarlyDraft.of(gone, List.of()).raise()).isFalse();
        assertThat(EarlyDraft.of(gone, List.of(untouched(ONE, "RXX:1"))).withdraw())
                .isEmpty();
        assertThat(EarlyDraft.of(gone, List.of(untouched(ONE, "RXX:2"))).withdraw())
                .isEmpty();
    }

    @Test
    void theDraftGoesWithTheFlag() {
        assertThat(EarlyDraft.of(notFlagged, List.of(untouched(ONE, "RXX:1"))))
                .isEqualTo(new EarlyDraft(false, List.of(ONE)));
        assertThat(EarlyDraft.of(notFlagged, List.of(byAPerson(ONE))))
                .as("what a person raised stays")
                .isEqualTo(new EarlyDraft(false, List.of()));
    }

    @Test
    void theDraftGivesWayToWhatAPersonRaisedOrDecided() {
        assertThat(EarlyDraft.of(flagged, List.of(byAPerson(ONE)))).isEqualTo(new EarlyDraft(false, List.of()));
        assertThat(EarlyDraft.of(flagged, List.of(byAPerson(ONE), untouched(TWO, "RXX:1"))))
                .isEqualTo(new EarlyDraft(false, List.of(TWO)));
    }

    @Test
    void whatTheServiceTookBackIsRaisedAnew() {
        assertThat(EarlyDraft.of(flagged, List.of(new Duty(ONE, "RXX:1", false, true))))
                .isEqualTo(new EarlyDraft(true, List.of()));
    }

    @Test
    void theStayThatGoesOnHasTheDraft() {
        assertThat(EarlyDraft.of(flagged, List.of(untouched(ONE, "RXX:2"), untouched(TWO, "RXX:1"))))
                .isEqualTo(new EarlyDraft(false, List.of(ONE)));
        assertThat(EarlyDraft.of(flagged, List.of(untouched(ONE, "RXX:2"))))
                .isEqualTo(new EarlyDraft(true, List.of(ONE)));
    }

    private static Duty untouched(UUID id, String stay) {
        return new Duty(id, stay, true, false);
    }

    private static Duty byAPerson(UUID id) {
        return new Duty(id, "RXX:1", false, false);
    }
}
