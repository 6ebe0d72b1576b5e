package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.homeward.discharge.care.domain.State.CalledOff;
import org.homeward.discharge.care.domain.State.HandbackNotice;
import org.homeward.discharge.care.domain.State.Notice;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.junit.jupiter.api.Test;

/** Made-up people with up to four stays and five packages, each of them seen in two orders. */
class MissedCarePropertyTest {

    private static final int PEOPLE = 50_000;
    private static final List<String> REASONS =
            List.of("died", "discharged", "admission-cancelled", "criteria-met-again", "completed", "died-at-home");

    private final Random random = new Random(20_261_128);

    @Test
    void isOneOfAServiceAtTheMostOfWhoLivesAndIsGivenNone() {
        int missedAtAll = 0;
        for (int person = 0; person < PEOPLE; person++) {
            List<StayStanding> stays = some(4, this::stay);
            List<PackageOfCare> care = some(5, this::care);
            List<MissedCare> missed = MissedCare.of(care, somebody(stays));
            missedAtAll += missed.size();
            assertThat(missed.stream().map(one -> one.known().need().service()))
                    .as("%s of %s", care, stays)
                    .doesNotHaveDuplicates();
            for (MissedCare one : missed) {
                assertThat(stays).noneMatch(stay -> stay.presence() == Presence.DIED);
                assertThat(care)
                        .noneMatch(other -> other != one.known()
                                && other.need().service() == one.known().need().service()
                                && !other.state().isClosed());
            }
            care.stream()
                    .filter(known -> known.state() instanceof State.Lapsed(String by, Instant from, Instant at)
                            && isAllThereIs(known, at, care, stays))
                    .forEach(known -> assertThat(missed)
                            .as("a lapse after which nobody has asked or decided: %s of %s", care, stays)
                            .anyMatch(one ->
                                    one.known().need().service() == known.need().service()));
            Collections.shuffle(stays, random);
            Collections.shuffle(care, random);
            assertThat(MissedCare.of(care, somebody(stays))).containsExactlyInAnyOrderElementsOf(missed);
        }
        assertThat(missedAtAll).isGreaterThan(PEOPLE / 10);
    }

    /** Whether nobody has been asked for the service since, none gives it, and nobody is told dead or has ended it by decision. */
    private static boolean isAllThereIs(
            PackageOfCare known, Instant at, List<PackageOfCare> care, List<StayStanding> stays) {
        return stays.stream().noneMatch(stay -> stay.presence() == Presence.DIED)
                && care.stream()
                        .noneMatch(other -> "died-at-home".equals(other.state().endReason()))
                && care.stream()
                        .filter(other -> other != known
                                && other.need().service() == known.need().service())
                        .allMatch(other -> other.state().isClosed()
                                && !other.requestedAt().isAfter(at)
                                && (other.state().ruledOut() != null
                                        || other.state() instanceof State.Lapsed
                                        || other.state().closedAt().isBefore(at)));
    }

    /** Whatever has ruled it out, and however long ago. */
    @Test
    void isMissedByEverybodyWhoHasLeftWithNothingElse() {
        for (String reason : REASONS.subList(0, 4)) {
            PackageOfCare lost = draft(0).in(new State.Withdrawn(at(3), reason, null));
            StayStanding left = new StayStanding("RXX:1", "RXX", "p1", Presence.GONE, false, null, at(0), at(400));
            assertThat(MissedCare.of(List.of(lost), somebody(List.of(left)))).hasSize(1);
        }
    }

    private PackageOfCare care(int number) {
        PackageOfCare draft = draft(number);
        Instant at = at(random.nextInt(60));
        String reason = REASONS.get(random.nextInt(REASONS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> draft.in(new State.Offered(1, at));
            case 1 -> draft.started("ELDER", at);
            case 2 -> draft.started("ELDER", at).in(new State.Paused("ELDER", at, at, at.plus(DAY), null, null));
            case 3 ->
                draft.started("ELDER", at)
                        .in(new HandbackNotice("ELDER", at, new Notice(at.plus(DAY), new CalledOff(at, reason, null))));
            case 4 -> draft.started("ELDER", at).in(new State.Lapsed("ELDER", at, at.plus(DAY)));
            case 5 -> draft.started("ELDER", at).in(new State.Ended("ELDER", at, at.plus(DAY), reason, null));
            default -> draft.in(new State.Withdrawn(at, reason, null));
        };
    }

    private PackageOfCare draft(int number) {
        Need need = new Need(
                random.nextBoolean() ? Service.REABLEMENT : Service.BRIDGING,
                "LE3 9",
                Cases.MORNINGS,
                List.of(),
                null,
                "council");
        var whose = new PackageOfCare.Whose("RXX:1", "RXX", "p1");
        return PackageOfCare.draft(
                new UUID(0, number), whose, need, null, at(number).plusSeconds(number));
    }

    private StayStanding stay(int number) {
        Presence presence = Presence.values()[random.nextInt(Presence.values().length)];
        int day = random.nextInt(60);
        return new StayStanding(
                "RXX:" + (number + 1),
                "RXX",
                "p1",
                presence,
                random.nextBoolean(),
                null,
                random.nextInt(5) == 0 ? null : at(day),
                presence == Presence.GONE ? at(day + 5) : null);
    }

    private <T> List<T> some(int most, IntFunction<T> made) {
        return new ArrayList<>(
                IntStream.range(0, 1 + random.nextInt(most)).mapToObj(made).toList());
    }

    private static Instant at(int day) {
        return NOON.plus(DAY.multipliedBy(day));
    }

    private static Whereabouts somebody(List<StayStanding> stays) {
        return new Whereabouts(stays, Set.of(), Set.of(), false);
    }
}
