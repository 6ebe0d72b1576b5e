package org.homeward.discharge.suggestion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.domain.HousingMatter.Kind;
import org.homeward.discharge.housing.domain.HousingMatter.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the rule {@code state-of-housing-1}: what each type stands for in each state. */
class HousingWatchTest {

    private static final Instant RAISED = Instant.parse("2026-06-03T10:00:00Z");
    private static final Instant READY = Instant.parse("2026-06-05T10:00:00Z");

    private final DischargeCase ready = ready();

    @ParameterizedTest
    @CsvSource({
        "duty-to-refer, draft, true, CA4",
        "duty-to-refer, sent, true, CA4",
        "duty-to-refer, no-further-action, true, CA4",
        "duty-to-refer, closed, false,",
        "duty-to-refer, withdrawn, false,",
        "rehousing, registered, true, CA4",
        "rehousing, offered, true, IF4",
        "rehousing, agreed, true, IF4",
        "rehousing, done, false,",
        "adaptation-minor, ordered, true, CA9",
        "adaptation-minor, done, false,",
        "adaptation-dfg, approved, true, CA9",
        "equipment, ordered, true, CA10",
        "equipment, awaiting-training, true, CA10",
        "equipment, delivered, true,",
        "equipment, done, false,",
        "home-readiness, ordered, true, WB4",
        "home-readiness, done, false,",
        "housing-advice, sent, true,",
        "houseboat, afloat, true,"
    })
    void aReferralStandsForTheReasonOfItsTypeWhileItIsOpen(String type, String status, boolean open, String reason) {
        assertThat(opened(referral(type, status, open))).containsExactlyElementsOf(listOf(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "duty-to-refer, closed, housed, CA4 IF4",
        "duty-to-refer, closed, homelessness-prevented, CA4 IF4",
        "duty-to-refer, closed, temporary-place, CA4 IF4",
        "duty-to-refer, closed, support-only, IF4",
        "duty-to-refer, closed, not-owed, IF4",
        "duty-to-refer, closed, lost-contact, IF4",
        "duty-to-refer, closed, other, IF4",
        "duty-to-refer, closed,, IF4",
        "duty-to-refer, withdrawn,, IF4",
        "rehousing, completed,, CA4 IF4",
        "rehousing, closed, arranged-elsewhere, CA4 IF4",
        "rehousing, closed, not-needed, CA4 IF4",
        "rehousing, closed, not-eligible, IF4",
        "rehousing, closed, declined, IF4",
        "rehousing, withdrawn,, IF4"
    })
    void whatEndedWithoutAHomeIsNoReasonToEndTheWaitForOne(String type, String status, String outcome, String closes) {
        assertThat(closed(new String[] {"CA4", "IF4"}, ended(type, status, outcome)))
                .containsExactlyElementsOf(listOf(closes));
    }

    @Test
    void aSearchThatGoesOnKeepsTheWaitWhateverElseHasEnded() {
        assertThat(closed(
                        new String[] {"CA4"},
                        ended("rehousing", "completed", null),
                        referral("duty-to-refer", "sent", true)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adaptation, true, CA9",
        "equipment, true, CA10",
        "telecare, true, CA10",
        "keys, true, WB4",
        "clear, true, WB4",
        "clean, true, WB4",
        "repair, true, WB4",
        "heating, true, WB4",
        "damp, true, WB4",
        "damp, false,",
        "balloon, true,"
    })
    void aJobStandsForTheReasonOfItsKindUntilItIsDone(String type, boolean open, String reason) {
        assertThat(opened(job(type, open))).containsExactlyElementsOf(listOf(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "offered, true, IF4, CA4",
        "booked, true, IF4, CA4",
        "arrived, true,, CA4 IF4",
        "left, false, CA4, IF4",
        "cancelled, false, CA4, IF4"
    })
    void aHomeIsSoughtUntilAPlaceIsFoundAndUnderwayUntilThePersonIsInIt(
            String status, boolean open, String opens, String closes) {
        HousingMatter[] all = {referral("duty-to-refer", "sent", true), booking(status, open)};
        assertThat(opened(all)).containsExactlyElementsOf(listOf(opens));
        assertThat(closed(new String[] {"CA4", "IF4"}, all)).containsExactlyElementsOf(listOf(closes));
    }

    @Test
    void aHomeThatIsOfferedEndsTheSearchOfTheDutyToo() {
        HousingMatter[] all = {referral("duty-to-refer", "accepted", true), referral("rehousing", "offered", true)};
        assertThat(opened(all)).containsExactly("IF4");
        assertThat(closed(new String[] {"CA4"}, all)).containsExactly("CA4");
    }

    @Test
    void aFlatIsAPlaceForOneWhomNobodyReferredToo() {
        assertThat(opened(booking("booked", true))).containsExactly("IF4");
        assertThat(closed(new String[] {"CA4"}, booking("booked", true))).containsExactly("CA4");
        assertThat(closed(new String[] {"CA4"}, booking("cancelled", false))).isEmpty();
    }

    @Test
    void whoStandsInLineForAFlatHasNoHomeYet() {
        assertThat(opened(waiting("waiting", true))).containsExactly("CA4");
        assertThat(opened(waiting("waiting", true), referral("duty-to-refer", "sent", true)))
                .as("one reason is suggested once")
                .containsExactly("CA4");
        assertThat(opened(waiting("offered", true), booking("offered", true))).containsExactly("IF4");
        assertThat(opened(waiting("housed", false), booking("arrived", true))).isEmpty();
        assertThat(closed(new String[] {"CA4"}, waiting("housed", false), booking("arrived", true)))
                .containsExactly("CA4");
        assertThat(closed(new String[] {"CA4"}, waiting("housed", false), booking("cancelled", false)))
                .isEmpty();
        assertThat(closed(new String[] {"CA4"}, waiting("gone", false))).isEmpty();
    }

    @Test
    void isClosedOnlyWhenNothingStandsForItAnyMore() {
        assertThat(closed(new String[] {"CA9"}, referral("adaptation-minor", "done", false)))
                .containsExactly("CA9");
        assertThat(closed(new String[] {"CA9"}, referral("adaptation-minor", "done", false), job("adaptation", true)))
                .isEmpty();
        assertThat(closed(new String[] {"CT3"}, referral("adaptation-minor", "done", false)))
                .isEmpty();
    }

    @Test
    void isAnotherOccasionOnceAPlaceHasComeToNothing() {
        HousingMatter duty = referral("duty-to-refer", "sent", true);
        List<Suggestion> before = suggestions(Set.of(), new String[0], duty);
        Set<UUID> dismissed = new HashSet<>(before.stream().map(Suggestion::id).toList());
        assertThat(suggestions(dismissed, new String[0], referral("duty-to-refer", "receipted", true)))
                .isEmpty();
        List<Suggestion> after = suggestions(dismissed, new String[0], duty, booking("cancelled", false));
        assertThat(after).extracting(Suggestion::reason).containsExactly("CA4");
        assertThat(after.getFirst().since()).isEqualTo(READY.plusSeconds(3600));
    }

    @Test
    void namesItsRuleAndWhoIsToDoIt() {
        Suggestion sent = suggestions(Set.of(), new String[0], referral("duty-to-refer", "sent", true))
                .getFirst();
        assertThat(sent.because().rule()).isEqualTo("state-of-housing-1");
        assertThat(sent.because().source()).isEqualTo("referral");
        assertThat(sent.owner()).isEqualTo("E08000025");
        assertThat(sent.since()).isEqualTo(READY);
        Suggestion kept =
                suggestions(Set.of(), new String[0], job("keys", true)).getFirst();
        assertThat(kept.owner()).isEqualTo("care-transfer-hub");
        assertThat(kept.organisation()).isEqualTo("RXX");
    }

    private List<String> opened(HousingMatter... all) {
        return suggestions(Set.of(), new String[0], all).stream()
                .filter(Suggestion::opens)
                .map(Suggestion::reason)
                .toList();
    }

    private List<String> closed(String[] waits, HousingMatter... all) {
        return suggestions(Set.of(), waits, all).stream()
                .filter(one -> !one.opens())
                .map(Suggestion::reason)
                .toList();
    }

    private List<Suggestion> suggestions(Set<UUID> dismissed, String[] waits, HousingMatter... all) {
        List<Delay> delays = new ArrayList<>();
        for (String reason : waits) {
            delays.add(new Delay(UUID.randomUUID(), reason, "hub", "RXX", READY, "ward", null, null));
        }
        return Suggestions.of(with(delays), HousingWatch.of(List.of(all)), dismissed);
    }

    private static HousingMatter referral(String type, String status, boolean open) {
        return referral(type, status, open, null);
    }

    private static HousingMatter ended(String type, String status, String outcome) {
        return referral(type, status, false, outcome);
    }

    private static HousingMatter referral(String type, String status, boolean open, String outcome) {
        return matter(Kind.REFERRAL, "1", type, status, open, "E08000025", outcome);
    }

    private static HousingMatter waiting(String status, boolean open) {
        return matter(Kind.WAITING, "4", HousingMatter.FLAT, status, open, null, null);
    }

    private static HousingMatter job(String type, boolean open) {
        return matter(Kind.JOB, "2", type, open ? "ordered" : "done", open, null, null);
    }

    private static HousingMatter matter(
            Kind kind, String id, String type, String status, boolean open, String organisation, String outcome) {
        return new HousingMatter(
                kind, id, type, "RXX:1", "RXX", status, open, RAISED, RAISED, organisation, null, outcome, null, null);
    }

    private static HousingMatter booking(String status, boolean open) {
        LocalDate day = LocalDate.parse("2026-06-09");
        return new HousingMatter(
                Kind.BOOKING,
                "3",
                HousingMatter.FLAT,
                "RXX:1",
                "RXX",
                status,
                open,
                RAISED,
                READY.plusSeconds(3600),
                null,
                null,
                null,
                null,
                new Place("KNH-3", day, day.plusDays(14)));
    }

    private static List<String> listOf(String words) {
        return words == null ? List.of() : Arrays.asList(words.split(" "));
    }

    private DischargeCase with(List<Delay> delays) {
        return new DischargeCase(
                ready.stay(),
                ready.trust(),
                ready.status(),
                null,
                false,
                RAISED,
                null,
                List.of(),
                List.of(),
                ready.periods(),
                ready.ready(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                delays,
                null);
    }

    private static DischargeCase ready() {
        ReadyPeriod since = new ReadyPeriod(READY, "ward round", null, null, null);
        return new DischargeCase(
                "RXX:1",
                "RXX",
                DischargeCase.Status.READY,
                null,
                false,
                RAISED,
                null,
                List.of(),
                List.of(),
                List.of(since),
                since,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
