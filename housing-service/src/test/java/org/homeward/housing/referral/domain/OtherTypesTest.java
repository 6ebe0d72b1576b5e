package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.referral.domain.StepTable.DAY;
import static org.homeward.housing.referral.domain.StepTable.FOUND;
import static org.homeward.housing.referral.domain.StepTable.withEndings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may follow what, of the types beside the duty to refer: everything that is in the tables, and nothing else. */
class OtherTypesTest {

    private static final List<Ending> ENDINGS =
            List.of(new Ending.Completed(), new Ending.Closed(Outcome.OTHER), new Ending.Withdrawn());

    private static final Equipment.Delivery CAME = new Equipment.Delivery(DAY, DAY);

    private final MinorAdaptation.Need rail = need(Tenure.OWNER);
    private final Set<HomeReadiness.Need> cold = Set.of(HomeReadiness.Need.HEATING);
    private final Equipment.Need hoist = new Equipment.Need(Set.of("hoist"), true, DAY);
    private final Rehousing.Need elsewhere = new Rehousing.Need(Rehousing.Reason.UNSAFE, Set.of());
    private final Set<HousingAdvice.Topic> rent = Set.of(HousingAdvice.Topic.RENT_ARREARS);

    @Test
    void aMinorAdaptationIsAssessedThenOrdered() {
        List<MinorAdaptation> states = List.of(
                new MinorAdaptation.Requested(rail),
                new MinorAdaptation.AwaitingLandlord(rail, FOUND),
                new MinorAdaptation.Assessed(rail, FOUND),
                new MinorAdaptation.Ordered(rail, FOUND),
                new MinorAdaptation.Over(new MinorAdaptation.Ordered(rail, FOUND), ENDINGS.get(0)),
                new MinorAdaptation.Over(new MinorAdaptation.Ordered(rail, FOUND), ENDINGS.get(1)),
                new MinorAdaptation.Over(new MinorAdaptation.Ordered(rail, FOUND), ENDINGS.get(2)));
        Map<String, String> steps = Map.of(
                "requested Assess", "assessed",
                "awaiting-landlord LandlordAgrees", "assessed",
                "assessed Order", "ordered",
                "ordered Complete", "completed");
        hasTheSteps(
                Type.ADAPTATION_MINOR,
                states,
                withEndings(steps, "requested", "awaiting-landlord", "assessed", "ordered"));
    }

    @Test
    void whoeverOwnsTheHomeHasToAgreeBeforeAnythingIsOrdered() {
        for (Tenure tenure : Tenure.values()) {
            State asked = new MinorAdaptation.Requested(need(tenure));
            assertThat(after(asked, new Wish.Assess(FOUND, false)).code())
                    .as(tenure.code())
                    .isEqualTo(tenure == Tenure.OWNER ? "assessed" : "awaiting-landlord");
            assertThat(after(asked, new Wish.Assess(FOUND, true)).code()).isEqualTo("assessed");
        }
    }

    @Test
    void aMinorAdaptationCostsNoMoreThanTheLimitOfTheDay() {
        State asked = new MinorAdaptation.Requested(rail);
        assertThat(StepTable.of(asked, assess("2026-06-03", "1000.00"))).isInstanceOf(Step.Taken.class);
        assertThat(StepTable.of(asked, assess("2026-06-03", "1000.01")))
                .isInstanceOfSatisfying(
                        Step.Unfit.class, unfit -> assertThat(unfit.field()).isEqualTo("estimate"));
        assertThat(StepTable.of(asked, assess("2027-03-31", "1200.00"))).isInstanceOf(Step.Unfit.class);
        assertThat(StepTable.of(asked, assess("2027-04-01", "1200.00"))).isInstanceOf(Step.Taken.class);
    }

    @Test
    void aHomeIsEnteredOnceSomebodyLetsPeopleIn() {
        List<HomeReadiness> states = List.of(
                new HomeReadiness.AwaitingAccess(cold),
                new HomeReadiness.Accessible(cold, HomeReadiness.Access.KEY_SAFE),
                new HomeReadiness.Ordered(cold, HomeReadiness.Access.KEY_SAFE),
                new HomeReadiness.Over(new HomeReadiness.AwaitingAccess(cold), ENDINGS.get(0)),
                new HomeReadiness.Over(new HomeReadiness.AwaitingAccess(cold), ENDINGS.get(1)),
                new HomeReadiness.Over(new HomeReadiness.AwaitingAccess(cold), ENDINGS.get(2)));
        Map<String, String> steps = Map.of(
                "awaiting-access LetIn", "accessible",
                "accessible Order", "ordered",
                "accessible Complete", "completed",
                "ordered Complete", "completed");
        hasTheSteps(Type.HOME_READINESS, states, withEndings(steps, "awaiting-access", "accessible", "ordered"));
        assertThat(HomeReadiness.raise(cold, null)).isEqualTo(states.get(0));
        assertThat(HomeReadiness.raise(cold, HomeReadiness.Access.KEY_SAFE)).isEqualTo(states.get(1));
        assertThat(states.get(0).takesJobs()).isFalse();
        assertThat(states.get(0).takesKeys()).isFalse();
        assertThat(new HomeReadiness.AwaitingAccess(Set.of(HomeReadiness.Need.KEYS)).takesKeys())
                .as("keys are what lets the others in")
                .isTrue();
        assertThat(states.get(1).takesJobs()).isTrue();
    }

    @Test
    void equipmentIsPromisedDeliveredAndUnderstood() {
        List<Equipment> states = List.of(
                new Equipment.Requested(hoist),
                new Equipment.Ordered(hoist, DAY),
                new Equipment.AwaitingTraining(hoist, CAME),
                new Equipment.Delivered(hoist, CAME),
                new Equipment.Over(new Equipment.Requested(hoist), ENDINGS.get(0)),
                new Equipment.Over(new Equipment.Requested(hoist), ENDINGS.get(1)),
                new Equipment.Over(new Equipment.Requested(hoist), ENDINGS.get(2)));
        Map<String, String> steps = Map.of(
                "requested Order", "ordered",
                "ordered Order", "ordered",
                "ordered Deliver", "awaiting-training",
                "awaiting-training Train", "delivered",
                "delivered Complete", "completed");
        hasTheSteps(
                Type.EQUIPMENT, states, withEndings(steps, "requested", "ordered", "awaiting-training", "delivered"));
        Equipment.Need commode = new Equipment.Need(Set.of("commode"), false, null);
        assertThat(after(new Equipment.Ordered(commode, DAY), new Wish.Deliver(DAY.plusDays(1))))
                .isEqualTo(new Equipment.Delivered(commode, new Equipment.Delivery(DAY, DAY.plusDays(1))));
    }

    @Test
    void equipmentIsPromisedForADayAndWorkIsNot() {
        assertThat(StepTable.of(new Equipment.Requested(hoist), new Wish.Order(null)))
                .isEqualTo(new Step.Unfit("deliverBy", "is needed: the day that was promised"));
        assertThat(StepTable.of(new HomeReadiness.Accessible(cold, HomeReadiness.Access.CARER), new Wish.Order(DAY)))
                .isInstanceOf(Step.Unfit.class);
    }

    @Test
    void anotherHomeIsOfferedUntilOneIsTaken() {
        Rehousing.Offer offer = new Rehousing.Offer(Instant.EPOCH, DAY);
        List<Rehousing> states = List.of(
                new Rehousing.Requested(elsewhere),
                new Rehousing.Registered(elsewhere, "H-1"),
                new Rehousing.Offered(elsewhere, "H-1", offer),
                new Rehousing.Agreed(elsewhere, "H-1", DAY),
                new Rehousing.Over(new Rehousing.Registered(elsewhere, "H-1"), ENDINGS.get(0)),
                new Rehousing.Over(new Rehousing.Registered(elsewhere, "H-1"), ENDINGS.get(1)),
                new Rehousing.Over(new Rehousing.Registered(elsewhere, "H-1"), ENDINGS.get(2)));
        Map<String, String> steps = Map.of(
                "requested Register", "registered",
                "registered Offer", "offered",
                "offered Accept", "agreed",
                "offered Decline", "registered",
                "agreed Complete", "completed");
        hasTheSteps(Type.REHOUSING, states, withEndings(steps, "requested", "registered", "offered", "agreed"));
    }

    @Test
    void adviceIsGivenAtAnAppointmentOrWithoutOne() {
        List<HousingAdvice> states = List.of(
                new HousingAdvice.Requested(rent),
                new HousingAdvice.Appointed(rent, Instant.EPOCH),
                new HousingAdvice.Over(new HousingAdvice.Requested(rent), ENDINGS.get(0)),
                new HousingAdvice.Over(new HousingAdvice.Requested(rent), ENDINGS.get(1)),
                new HousingAdvice.Over(new HousingAdvice.Requested(rent), ENDINGS.get(2)));
        Map<String, String> steps = Map.of(
                "requested Appoint", "appointed",
                "appointed Appoint", "appointed",
                "requested Complete", "completed",
                "appointed Complete", "completed");
        hasTheSteps(Type.HOUSING_ADVICE, states, withEndings(steps, "requested", "appointed"));
    }

    @Test
    void keepsWhatWasKnownWhenItEnds() {
        for (State before : List.of(
                new MinorAdaptation.Assessed(rail, FOUND),
                new HomeReadiness.Accessible(cold, HomeReadiness.Access.CARER),
                new Equipment.Delivered(hoist, CAME),
                new Rehousing.Agreed(elsewhere, "H-1", DAY),
                new HousingAdvice.Appointed(rent, Instant.EPOCH))) {
            for (Wish end : List.of(new Wish.Withdraw(), new Wish.Close(Outcome.DIED))) {
                assertThat(((EndedState) after(before, end)).last())
                        .as("%s", end)
                        .isEqualTo(before);
            }
        }
        assertThat(((EndedState) after(new MinorAdaptation.Ordered(rail, FOUND), new Wish.Complete())).last())
                .isEqualTo(new MinorAdaptation.Ordered(rail, FOUND));
    }

    @Test
    void closesWithAReasonThatIsNoneOfADutys() {
        State open = new HousingAdvice.Requested(rent);
        assertThat(StepTable.of(open, new Wish.Close(null))).isInstanceOf(Step.Unfit.class);
        for (Outcome why : Outcome.values()) {
            assertThat(StepTable.of(open, new Wish.Close(why)))
                    .as(why.code())
                    .isInstanceOf(Outcome.INCOMPLETE.contains(why) ? Step.Taken.class : Step.Unfit.class);
        }
    }

    @Test
    void eachHasAClockOfItsOwn() {
        Instant at = Instant.parse("2026-06-01T09:00:00Z");
        Instant endOfDay = Instant.parse("2026-06-03T22:59:59.999999Z");
        assertThat(due(new Equipment.Requested(hoist))).isEqualTo(endOfDay);
        assertThat(due(new Equipment.Ordered(hoist, DAY.plusDays(1)))).isEqualTo(endOfDay.plus(Duration.ofDays(1)));
        assertThat(due(new Equipment.Delivered(hoist, CAME))).isNull();
        assertThat(due(new HousingAdvice.Appointed(rent, at))).isEqualTo(at);
        assertThat(due(new Rehousing.Registered(elsewhere, null))).isNull();
        assertThat(due(new Rehousing.Offered(elsewhere, null, new Rehousing.Offer(at, DAY))))
                .isEqualTo(at);
        assertThat(due(new Rehousing.Agreed(elsewhere, null, DAY))).isEqualTo(endOfDay);
        assertThat(due(new MinorAdaptation.Requested(rail))).isNull();
        assertThat(due(new HomeReadiness.AwaitingAccess(cold))).isNull();
    }

    private static void hasTheSteps(Type type, List<? extends State> states, Map<String, String> allowed) {
        assertThat(StepTable.taken(states)).isEqualTo(allowed);
        assertThat(StepTable.codes(states)).isEqualTo(type.statuses());
        assertThat(states.stream().filter(State::isOver).map(State::code))
                .containsExactly("completed", "closed", "withdrawn");
        assertThat(states.stream().filter(State::leavesJobsUndone).map(State::code))
                .containsExactly("closed", "withdrawn");
    }

    private static State after(State state, Wish wish) {
        return ((Step.Taken) StepTable.of(state, wish)).after();
    }

    private static Instant due(State state) {
        Clock clock = state.clock(Instant.EPOCH, Duration.ofHours(24));
        return clock == null ? null : clock.dueAt();
    }

    private static MinorAdaptation.Need need(Tenure tenure) {
        return new MinorAdaptation.Need(Set.of(MinorAdaptation.Work.GRAB_RAIL), tenure);
    }

    private static Wish assess(String day, String pounds) {
        return new Wish.Assess(new Assessment(LocalDate.parse(day), new BigDecimal(pounds)), true);
    }
}
