package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.scheme.domain.Afterwards.CameBack;
import org.homeward.housing.scheme.domain.FollowUp.Status;
import org.homeward.housing.scheme.domain.InHospital.How;
import org.junit.jupiter.api.Test;

/** What is known of a person 30, 91 and 180 days after leaving hospital, and when somebody has to ask. */
class FollowUpTest {

    private static final LocalDate LEFT = LocalDate.parse("2026-06-03");
    private static final LocalDate DAY_30 = LocalDate.parse("2026-07-03");
    private static final Instant AT = Instant.parse("2026-06-03T15:00:00Z");
    private static final Afterwards NOTHING = new Afterwards(AT, List.of(), null, List.of());

    @Test
    void comesOnItsDay() {
        assertThat(at(NOTHING, null, DAY_30.minusDays(1)).status()).isEqualTo(Status.NOT_YET);
        FollowUp due = at(NOTHING, null, DAY_30);
        assertThat(due.status()).isEqualTo(Status.DUE);
        assertThat(due.due()).isEqualTo(DAY_30);
        assertThat(Mark.DAY_91.after(LEFT)).isEqualTo("2026-09-02");
        assertThat(Mark.DAY_180.after(LEFT)).isEqualTo("2026-11-30");
    }

    @Test
    void isNotAskedForEver() {
        LocalDate last = DAY_30.plusDays(Mark.ASKED_FOR_DAYS);
        assertThat(at(NOTHING, null, last).status()).isEqualTo(Status.DUE);
        assertThat(at(NOTHING, null, last.plusDays(1)).status()).isEqualTo(Status.NOT_KNOWN);
        assertThat(at(NOTHING, Living.HOME, last.plusDays(1)).living()).isEqualTo(Living.HOME);
    }

    @Test
    void isToldByAStayThatLastsThroughTheDay() {
        assertThat(told(back("2026-07-01T09:00:00Z", null))).isEqualTo(Living.READMITTED);
        assertThat(told(back("2026-07-03T22:59:59Z", null))).isEqualTo(Living.READMITTED);
        assertThat(told(back("2026-07-03T23:00:00Z", null))).isNull();
        assertThat(told(back("2026-07-01T09:00:00Z", "2026-07-03T23:00:00Z"))).isEqualTo(Living.READMITTED);
        assertThat(told(back("2026-07-03T09:00:00Z", "2026-07-03T17:00:00Z"))).isNull();
    }

    /** Somebody who was back for a night may be home again, and only a person can tell. */
    @Test
    void isAskedOfWhoCameBackAndLeftAgain() {
        Afterwards shortly = back("2026-06-23T09:00:00Z", "2026-06-24T09:00:00Z");
        assertThat(FollowUp.of(Mark.DAY_91, shortly, null, LEFT.plusDays(91)).status())
                .isEqualTo(Status.DUE);
        assertThat(FollowUp.of(Mark.DAY_91, shortly, Living.HOME, LEFT.plusDays(91))
                        .living())
                .isEqualTo(Living.HOME);
    }

    @Test
    void countsAsReadmittedFromTheMomentOfLeaving() {
        assertThat(back("2026-06-03T14:59:59Z", "2026-06-03T20:00:00Z").by(DAY_30))
                .isEqualTo(CameBack.NOT_IN_AN_EMERGENCY);
        assertThat(back("2026-06-03T15:00:00Z", null).by(DAY_30)).isEqualTo(CameBack.IN_AN_EMERGENCY);
        assertThat(back("2026-07-03T22:59:59Z", null).by(DAY_30)).isEqualTo(CameBack.IN_AN_EMERGENCY);
        assertThat(back("2026-07-03T23:00:00Z", null).by(DAY_30)).isEqualTo(CameBack.NOT_IN_AN_EMERGENCY);
    }

    @Test
    void countsEmergenciesAlone() {
        assertThat(came("12").by(DAY_30)).isEqualTo(CameBack.NOT_IN_AN_EMERGENCY);
        assertThat(came((String) null).by(DAY_30)).isEqualTo(CameBack.NOBODY_SAYS_HOW);
        assertThat(came("11", null).by(DAY_30)).isEqualTo(CameBack.NOBODY_SAYS_HOW);
        assertThat(came("11", null, "2A").by(DAY_30)).isEqualTo(CameBack.IN_AN_EMERGENCY);
    }

    /** Facts page, admission method (PV1-4). */
    @Test
    void knowsTheMethodsOfAdmission() {
        assertThat(List.of("21", "22", "23", "24", "25", "28", "2A", "2B", "2C", "2D", "2a"))
                .allMatch(code -> How.of(code) == How.EMERGENCY);
        assertThat(List.of("11", "12", "13", "31", "32", "81", "82", "83", "84", "89"))
                .allMatch(code -> How.of(code) == How.OTHER);
        assertThat(List.of("98", "99", "26", "E", "", "211")).allMatch(code -> How.of(code) == How.NOT_KNOWN);
    }

    @Test
    void isToldByAFlatThatThePersonStillLivesIn() {
        Nights until = new Nights(LEFT, DAY_30);
        Nights on = new Nights(DAY_30, DAY_30.plusDays(1));
        assertThat(told(new Afterwards(AT, List.of(), null, List.of(until, on))))
                .isEqualTo(Living.IN_STEP_DOWN_FLAT);
        assertThat(told(new Afterwards(AT, List.of(), null, List.of(until)))).isNull();
    }

    @Test
    void isToldByADeath() {
        assertThat(told(new Afterwards(AT, List.of(), DAY_30, List.of()))).isEqualTo(Living.DIED);
        assertThat(told(new Afterwards(AT, List.of(), DAY_30.plusDays(1), List.of())))
                .isNull();
    }

    @Test
    void eventsThatComeLateGoBeforeAnAnswer() {
        assertThat(at(back("2026-07-03T09:00:00Z", null), Living.HOME, DAY_30))
                .extracting(FollowUp::status, FollowUp::living)
                .containsExactly(Status.TOLD, Living.READMITTED);
        assertThat(at(NOTHING, Living.MOVED, DAY_30))
                .extracting(FollowUp::status, FollowUp::living)
                .containsExactly(Status.ANSWERED, Living.MOVED);
    }

    /** Who came back in an emergency; and long before, and long after. */
    private static Afterwards back(String from, String until) {
        return new Afterwards(
                AT,
                List.of(
                        stay("2026-01-01T09:00:00Z", "2026-06-03T15:00:00Z", "21"),
                        stay("2027-01-01T09:00:00Z", null, "21"),
                        stay(from, until, "21")),
                null,
                List.of());
    }

    /** Who came back for an hour by each of these methods. */
    private static Afterwards came(String... methods) {
        List<InHospital> stays = Arrays.stream(methods)
                .map(method -> stay("2026-06-20T09:00:00Z", "2026-06-20T10:00:00Z", method))
                .toList();
        return new Afterwards(AT, stays, null, List.of());
    }

    private static InHospital stay(String from, String until, String method) {
        return new InHospital(Instant.parse(from), until == null ? null : Instant.parse(until), How.of(method));
    }

    private static Living told(Afterwards afterwards) {
        return at(afterwards, null, DAY_30).living();
    }

    private static FollowUp at(Afterwards afterwards, Living answer, LocalDate today) {
        return FollowUp.of(Mark.DAY_30, afterwards, answer, today);
    }
}
