package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.referral.domain.StepTable.DAY;
import static org.homeward.housing.referral.domain.StepTable.FOUND;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Applied;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Approved;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Assessed;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.AwaitingLandlord;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Completed;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Ended;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Need;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Ordered;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Refused;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Requested;
import org.homeward.housing.referral.domain.Grant.Application;
import org.homeward.housing.referral.domain.Grant.Approval;
import org.homeward.housing.referral.domain.Grant.Purpose;
import org.homeward.housing.referral.domain.Grant.Refusal;
import org.homeward.housing.referral.domain.Grant.RefusalReason;
import org.homeward.housing.referral.domain.Grant.Route;
import org.junit.jupiter.api.Test;

/** What may follow what, of an adaptation by grant; its limits and its clocks. */
class DisabledFacilitiesGrantTest {

    private final Need bath = new Need(Set.of(Purpose.BATH_OR_SHOWER), Tenure.OWNER);
    private final Application application = application(Route.MANDATORY, DAY);
    private final Approval approval =
            new Approval(DAY, new BigDecimal("8000.00"), null, LocalDate.parse("2027-06-03"), "test");
    private final Refusal refusal = new Refusal(DAY, RefusalReason.MEANS);

    @Test
    void allowsWhatTheTableHasAndNothingElse() {
        List<DisabledFacilitiesGrant> states = List.of(
                new Requested(bath),
                new AwaitingLandlord(bath, FOUND),
                new Assessed(bath, FOUND),
                new Applied(bath, FOUND, application),
                new Approved(bath, FOUND, application, approval),
                new Ordered(bath, FOUND, application, approval),
                new Refused(bath, FOUND, application, refusal),
                new Completed(bath, FOUND, application, approval),
                new Ended(new Approved(bath, FOUND, application, approval), new Ending.Closed(Outcome.OTHER)),
                new Ended(new Approved(bath, FOUND, application, approval), new Ending.Withdrawn()));
        Map<String, String> steps = Map.ofEntries(
                Map.entry("requested Assess", "assessed"),
                Map.entry("awaiting-landlord LandlordAgrees", "assessed"),
                Map.entry("assessed Apply", "applied"),
                Map.entry("applied Approve", "approved"),
                Map.entry("applied Refuse", "refused"),
                Map.entry("approved Order", "ordered"),
                Map.entry("ordered Complete", "completed"));
        assertThat(StepTable.taken(states))
                .isEqualTo(StepTable.withEndings(
                        steps, "requested", "awaiting-landlord", "assessed", "applied", "approved", "ordered"));
        assertThat(StepTable.codes(states)).isEqualTo(Type.ADAPTATION_DFG.statuses());
        assertThat(states.stream().filter(State::isOver).map(State::code))
                .containsExactly("refused", "completed", "closed", "withdrawn");
        assertThat(states.stream().filter(State::takesJobs).map(State::code))
                .as("no work before the grant is approved")
                .containsExactly("approved", "ordered");
    }

    @Test
    void keepsWhatWasDecidedWhenItEnds() {
        Approved approved = new Approved(bath, FOUND, application, approval);
        for (Wish end : List.of(new Wish.Withdraw(), new Wish.Close(Outcome.DIED))) {
            assertThat(((Ended) after(approved, end)).last()).isEqualTo(approved);
        }
    }

    @Test
    void aTenantsLandlordHasToAgreeBeforeAnythingIsAppliedFor() {
        State asked = new Requested(new Need(bath.purposes(), Tenure.SOCIAL_TENANT));
        assertThat(after(asked, new Wish.Assess(FOUND, false)).code()).isEqualTo("awaiting-landlord");
        assertThat(after(asked, new Wish.Assess(FOUND, true)).code()).isEqualTo("assessed");
    }

    @Test
    void aMandatoryGrantIsWithinTheLimitOfTheDayOfTheApplication() {
        LocalDate before = LocalDate.parse("2027-03-31");
        LocalDate from = LocalDate.parse("2027-04-01");
        assertThat(approve(Route.MANDATORY, before, "30000.00")).isInstanceOf(Step.Taken.class);
        assertThat(approve(Route.MANDATORY, before, "30000.01"))
                .isInstanceOfSatisfying(
                        Step.Unfit.class, unfit -> assertThat(unfit.field()).isEqualTo("amount"));
        assertThat(approve(Route.MANDATORY, from, "36000.00")).isInstanceOf(Step.Taken.class);
        assertThat(approve(Route.DISCRETIONARY, before, "45000.00")).isInstanceOf(Step.Taken.class);
    }

    @Test
    void theAuthorityDecidesWithinSixMonthsAndTheWorkEndsWithinTwelve() {
        Wish apply = new Wish.Apply(LocalDate.parse("2026-08-31"), Route.MANDATORY, new BigDecimal("9000.00"), null);
        Applied applied = (Applied) after(new Assessed(bath, FOUND), apply);
        assertThat(applied.application().decisionBy()).isEqualTo("2027-02-28");
        assertThat(applied.clock(Instant.EPOCH, Duration.ofHours(24)))
                .isEqualTo(new Clock(Clock.Of.DECISION, Instant.parse("2027-02-28T23:59:59.999999Z")));
        Approved approved = (Approved)
                after(applied, new Wish.Approve(LocalDate.parse("2026-10-01"), new BigDecimal("9000.00"), null));
        assertThat(approved.approval().worksBy()).isEqualTo("2027-10-01");
        assertThat(approved.approval().rules()).isEqualTo("test");
        assertThat(approved.clock(Instant.EPOCH, Duration.ofHours(24)))
                .isEqualTo(new Clock(Clock.Of.WORK, Days.end(LocalDate.parse("2027-10-01"))))
                .isEqualTo(approved.order().clock(Instant.EPOCH, Duration.ofHours(24)));
    }

    @Test
    void nobodyDecidesBeforeTheApplication() {
        State applied = new Applied(bath, FOUND, application);
        LocalDate day = DAY.minusDays(1);
        for (Wish decision : List.of(
                new Wish.Approve(day, new BigDecimal("1.00"), null),
                new Wish.Refuse(new Refusal(day, RefusalReason.OTHER)))) {
            assertThat(StepTable.of(applied, decision))
                    .isEqualTo(new Step.Unfit("on", "must not lie before the application"));
        }
    }

    private Step approve(Route route, LocalDate appliedOn, String amount) {
        return StepTable.of(
                new Applied(bath, FOUND, application(route, appliedOn)),
                new Wish.Approve(LocalDate.parse("2027-05-01"), new BigDecimal(amount), null));
    }

    private static State after(State state, Wish wish) {
        return ((Step.Taken) StepTable.of(state, wish)).after();
    }

    private static Application application(Route route, LocalDate on) {
        return new Application(on, route, new BigDecimal("9000.00"), "DFG-7", on.plusMonths(6));
    }
}
