package org.homeward.housing.referral.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.housing.referral.domain.Assessment;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Approved;
import org.homeward.housing.referral.domain.Ending;
import org.homeward.housing.referral.domain.Equipment;
import org.homeward.housing.referral.domain.Grant;
import org.homeward.housing.referral.domain.Grant.Approval;
import org.homeward.housing.referral.domain.Grant.RefusalReason;
import org.homeward.housing.referral.domain.HomeReadiness;
import org.homeward.housing.referral.domain.HousingAdvice;
import org.homeward.housing.referral.domain.MinorAdaptation;
import org.homeward.housing.referral.domain.Outcome;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.Rehousing;
import org.homeward.housing.referral.domain.Rules;
import org.homeward.housing.referral.domain.State;
import org.homeward.housing.referral.domain.Tenure;
import org.homeward.housing.referral.domain.Type;
import org.junit.jupiter.api.Test;

/** A referral of each type is published as {@code docs/events} shows it, and every state is read as it was written. */
class OtherTypesSamplesTest {

    private static final Instant RAISED = Instant.parse("2026-06-03T10:27:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-06-05");
    private static final Assessment FOUND = new Assessment(DAY, new BigDecimal("240.00"));
    private static final List<Ending> ENDINGS =
            List.of(new Ending.Completed(), new Ending.Closed(Outcome.NOT_NEEDED), new Ending.Withdrawn());

    private final MinorAdaptation.Need rail = new MinorAdaptation.Need(
            Set.of(MinorAdaptation.Work.GRAB_RAIL, MinorAdaptation.Work.KEY_SAFE), Tenure.SOCIAL_TENANT);
    private final DisabledFacilitiesGrant.Need bath =
            new DisabledFacilitiesGrant.Need(Set.of(Grant.Purpose.BATH_OR_SHOWER, Grant.Purpose.TOILET), Tenure.OWNER);
    private final Grant.Application application = new Grant.Application(
            DAY, Grant.Route.MANDATORY, new BigDecimal("31000.00"), "DFG-7", LocalDate.parse("2026-12-05"));
    private final Approval approval = new Approval(
            LocalDate.parse("2026-07-01"),
            new BigDecimal("30000.00"),
            new BigDecimal("1000.00"),
            LocalDate.parse("2027-07-01"),
            "2026-11");
    private final Set<HomeReadiness.Need> cold = Set.of(HomeReadiness.Need.HEATING, HomeReadiness.Need.DAMP);
    private final Equipment.Need hoist = new Equipment.Need(Set.of("hoist", "pendant-alarm"), true, DAY);
    private final Rehousing.Need elsewhere =
            new Rehousing.Need(Rehousing.Reason.INACCESSIBLE, Set.of("wheelchair", "ground-floor"));
    private final Rehousing.Offer offer = new Rehousing.Offer(RAISED, DAY);
    private final Set<HousingAdvice.Topic> rent = Set.of(HousingAdvice.Topic.RENT_ARREARS);

    @Test
    void writesAReferralOfEachTypeAsItsSampleHasIt() throws Exception {
        for (State state : List.of(
                new MinorAdaptation.AwaitingLandlord(rail, FOUND),
                new Approved(bath, FOUND, application, approval),
                new HomeReadiness.Ordered(cold, HomeReadiness.Access.KEY_SAFE),
                new Equipment.Ordered(hoist, DAY),
                new Rehousing.Offered(elsewhere, "H-1", offer),
                new HousingAdvice.Appointed(rent, RAISED.plusSeconds(3600)))) {
            Referral referral = referral(state);
            String written = Referrals.withVersion(
                    ReferralJson.of(referral, referral.dueAt(Duration.ofHours(24)))
                            .toString(),
                    3);
            String type = referral.type().code();
            assertThat(written).as(type).isEqualTo(GoldenSamplesTest.sample(type));
            GoldenSamplesTest.hasTheMembersOfItsSchema(written);
        }
    }

    @Test
    void readsWhatItWritesInEveryState() {
        List<State> states =
                Stream.concat(open(), ENDINGS.stream().flatMap(this::over)).toList();
        Set<String> seen = new LinkedHashSet<>();
        for (State state : states) {
            Referral referral = referral(state);
            seen.add(referral.type().code() + ' ' + state.code());
            assertThat(ReferralJson.read(ReferralJson.of(referral, null).toString()))
                    .as(state.code())
                    .isEqualTo(referral);
        }
        assertThat(seen)
                .as("no state of any type is left out")
                .containsExactlyInAnyOrderElementsOf(Stream.of(Type.values())
                        .filter(type -> type != Type.DUTY_TO_REFER)
                        .flatMap(type -> type.statuses().stream().map(status -> type.code() + ' ' + status))
                        .toList());
    }

    @Test
    void readsWhatEndedBeforeWhatWasKnownWasKept() {
        Referral over = referral(
                new MinorAdaptation.Over(new MinorAdaptation.Requested(rail), new Ending.Closed(Outcome.DIED)));
        String before = ReferralJson.of(over, null).toString().replace("\"endedFrom\":\"requested\",", "");
        assertThat(ReferralJson.read(before)).isEqualTo(over);
    }

    @Test
    void readsTheLimitsThatComeWithTheService() {
        Rules rules = new RulesFile().rules();
        assertThat(rules.version()).isNotBlank();
        assertThat(rules.on(DAY, Rules.MINOR_ADAPTATION)).isEqualByComparingTo("1000");
        assertThat(rules.on(DAY, Rules.MANDATORY_GRANT)).isEqualByComparingTo("30000");
        assertThat(rules.on(DAY, Rules.GRANT_DECISION)).isEqualByComparingTo("6");
        assertThat(rules.on(DAY, Rules.GRANT_WORKS)).isEqualByComparingTo("12");
    }

    private Stream<State> open() {
        return Stream.of(
                new MinorAdaptation.Requested(rail),
                new MinorAdaptation.AwaitingLandlord(rail, FOUND),
                new MinorAdaptation.Assessed(rail, FOUND),
                new MinorAdaptation.Ordered(rail, FOUND),
                new DisabledFacilitiesGrant.Requested(bath),
                new DisabledFacilitiesGrant.AwaitingLandlord(bath, FOUND),
                new DisabledFacilitiesGrant.Assessed(bath, FOUND),
                new DisabledFacilitiesGrant.Applied(bath, FOUND, application),
                new Approved(bath, FOUND, application, approval),
                new DisabledFacilitiesGrant.Ordered(bath, FOUND, application, approval),
                new DisabledFacilitiesGrant.Refused(
                        bath, FOUND, application, new Grant.Refusal(DAY, RefusalReason.MEANS)),
                new DisabledFacilitiesGrant.Completed(
                        bath,
                        FOUND,
                        application,
                        new Approval(DAY, new BigDecimal("1.50"), null, DAY.plusYears(1), "2026-11")),
                new DisabledFacilitiesGrant.Ended(
                        new Approved(bath, FOUND, application, approval), new Ending.Closed(Outcome.NOT_NEEDED)),
                new DisabledFacilitiesGrant.Ended(
                        new DisabledFacilitiesGrant.Applied(bath, FOUND, application), new Ending.Withdrawn()),
                new HomeReadiness.AwaitingAccess(cold),
                new HomeReadiness.Accessible(cold, HomeReadiness.Access.FAMILY),
                new HomeReadiness.Ordered(cold, HomeReadiness.Access.LANDLORD),
                new Equipment.Requested(hoist),
                new Equipment.Requested(new Equipment.Need(Set.of("commode"), false, null)),
                new Equipment.Ordered(hoist, DAY),
                new Equipment.AwaitingTraining(hoist, new Equipment.Delivery(DAY, DAY)),
                new Equipment.Delivered(hoist, new Equipment.Delivery(null, null)),
                new Rehousing.Requested(elsewhere),
                new Rehousing.Registered(elsewhere, null),
                new Rehousing.Offered(elsewhere, "H-1", offer),
                new Rehousing.Agreed(elsewhere, "H-1", DAY),
                new HousingAdvice.Requested(rent),
                new HousingAdvice.Appointed(rent, RAISED));
    }

    private Stream<State> over(Ending ending) {
        return Stream.of(
                new MinorAdaptation.Over(new MinorAdaptation.Assessed(rail, FOUND), ending),
                new HomeReadiness.Over(new HomeReadiness.Ordered(cold, HomeReadiness.Access.CARER), ending),
                new Equipment.Over(new Equipment.Delivered(hoist, new Equipment.Delivery(DAY, DAY)), ending),
                new Rehousing.Over(new Rehousing.Agreed(elsewhere, "H-1", DAY), ending),
                new HousingAdvice.Over(new HousingAdvice.Appointed(rent, RAISED), ending));
    }

    private static Referral referral(State state) {
        return new Referral(
                new UUID(0, 1),
                "RXX:2139",
                "RXX",
                "6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21",
                state instanceof Rehousing || state instanceof DisabledFacilitiesGrant
                        ? new Authority("E08000025")
                        : null,
                state,
                RAISED.plusSeconds(1),
                RAISED,
                "ward-clerk",
                null,
                LocalDate.parse("2026-06-09"));
    }
}
