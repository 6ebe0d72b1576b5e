package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.discharge.CaseFollower;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.domain.StayVersion;
import org.jspecify.annotations.Nullable;

/**
 * Makes packages of care follow their stays, in the transaction that changes the stay or its case: what is no longer
 * needed is withdrawn, a stay in hospital pauses, a discharge asks the provider to start again. The caller kicks the
 * relay after its commit.
 */
@ApplicationScoped
public class FollowStays implements CaseFollower {

    private final CareStays stays;
    private final SettlePackages settle;

    FollowStays(CareStays stays, SettlePackages settle) {
        this.stays = stays;
        this.settle = settle;
    }

    /**
     * @param newest of each stay the newest version, each newer than any before
     * @param persons the person that each of their patients is
     * @return the stays of everybody who has got one that was another's, and of whoever has lost it
     */
    public Set<String> follow(Connection connection, List<StayVersion> newest, Map<String, String> persons)
            throws SQLException {
        Map<String, StayStanding> before =
                stays.lock(connection, newest.stream().map(StayVersion::stay).toList());
        List<StayStanding> after = newest.stream()
                .map(version -> standing(version, persons, meetsAgain(before.get(version.stay()))))
                .toList();
        List<StayStanding> passedOn = after.stream()
                .filter(standing -> isAnothers(before.get(standing.stay()), standing))
                .toList();
        Set<String> concerned = passedOn.isEmpty()
                ? Set.of()
                : settle.rejoined(connection, ids(passedOn), other -> stays.keep(other, passedOn));
        move(connection, before, after);
        return concerned;
    }

    /** These stays are another person's than before; gives the stays of everybody concerned. */
    public Set<String> join(Connection connection, Set<String> changed) throws SQLException {
        return settle.rejoined(connection, changed, other -> stays.join(other, changed));
    }

    /** A review of the criteria may have changed the cases. */
    @Override
    public void follow(Connection connection, List<DischargeCase> cases, Instant now) throws SQLException {
        Map<String, StayStanding> before =
                stays.lock(connection, cases.stream().map(DischargeCase::stay).toList());
        List<StayStanding> after = new ArrayList<>();
        for (DischargeCase discharge : cases) {
            StayStanding standing = before.get(discharge.stay());
            if (standing != null) {
                after.add(standing.withCriteria(meetsAgain(discharge)));
            }
        }
        move(connection, before, after);
    }

    private static boolean isAnothers(@Nullable StayStanding before, StayStanding after) {
        return before != null && !Objects.equals(before.person(), after.person());
    }

    private static List<String> ids(List<StayStanding> standings) {
        return standings.stream().map(StayStanding::stay).toList();
    }

    private static boolean meetsAgain(@Nullable StayStanding before) {
        return before != null && before.meetsCriteriaAgain();
    }

    /** Whether a review has ended the last period without criteria of this presence in hospital. */
    private static boolean meetsAgain(DischargeCase discharge) {
        Instant presentSince = discharge.presentSince();
        if (discharge.periods().isEmpty() || presentSince == null) {
            return false;
        }
        ReadyPeriod last = discharge.periods().getLast();
        return last.ending() == ReadyPeriod.Ending.CRITERIA_MET_AGAIN
                && !last.start().isBefore(presentSince);
    }

    private void move(Connection connection, Map<String, StayStanding> before, List<StayStanding> after)
            throws SQLException {
        List<StayStanding> moved = after.stream()
                .filter(standing -> !standing.equals(before.get(standing.stay())))
                .sorted(Comparator.comparing(StayStanding::stay))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        stays.keep(connection, moved);
        settle.awaitRequestsOfTheDead(connection, moved);
        Set<String> withCare = stays.withCare(connection, ids(moved));
        if (withCare.isEmpty()) {
            return;
        }
        for (StayStanding standing : moved) {
            if (withCare.contains(standing.stay())) {
                settle.moved(connection, before.get(standing.stay()), standing);
            }
        }
    }

    private static StayStanding standing(StayVersion version, Map<String, String> persons, boolean meetsAgain) {
        return new StayStanding(
                version.stay(),
                version.trust(),
                version.patient() == null ? null : persons.get(version.patient()),
                presence(version),
                meetsAgain,
                version.status() == StayVersion.Status.MERGED ? version.into() : null,
                version.inpatientSince(),
                version.presentUntil());
    }

    private static Presence presence(StayVersion version) {
        if (version.died()) {
            return Presence.DIED;
        }
        return switch (version.status()) {
            case ADMITTED, ON_LEAVE -> Presence.ADMITTED;
            case DISCHARGED -> Presence.GONE;
            case CANCELLED, MERGED -> Presence.VOID;
            case UNKNOWN, PREADMITTED, REGISTERED -> Presence.NOT_ADMITTED;
        };
    }
}
