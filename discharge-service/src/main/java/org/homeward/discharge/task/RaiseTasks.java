package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.CaseFollower;
import org.homeward.discharge.care.FindMissedCare;
import org.homeward.discharge.care.Markets;
import org.homeward.discharge.care.PersonFollower;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.MissedCare.Where;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.persistence.PackageFollower;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.persistence.RaisedTasks;
import org.homeward.kit.db.RecordedTime;

/**
 * Raises what somebody has to see to, and closes it when its cause is gone, in the transaction that changes the case or
 * the package. What lies ahead (a criterion that will run out) is written at once and shown from its time on, so no clock
 * can miss it.
 */
@ApplicationScoped
public class RaiseTasks implements CaseFollower, PackageFollower, PersonFollower {

    private final RaisedTasks raised;
    private final FindMissedCare missedCare;
    private final Markets markets;
    private final HousingMatters housing;

    RaiseTasks(RaisedTasks raised, FindMissedCare missedCare, Markets markets, HousingMatters housing) {
        this.raised = raised;
        this.missedCare = missedCare;
        this.markets = markets;
        this.housing = housing;
    }

    @Override
    public void follow(Connection connection, List<DischargeCase> changed, Instant now) throws SQLException {
        Map<String, List<HousingMatter>> homes = housing(connection, changed);
        List<Cause> causes = changed.stream()
                .flatMap(discharge -> Causes.of(discharge, homes.getOrDefault(discharge.stay(), List.of())).stream())
                .toList();
        List<String> stays = changed.stream().map(DischargeCase::stay).toList();
        raised.ofStays(connection, stays, Causes.OF_A_CASE, causes, now);
    }

    @Override
    public void follow(Connection connection, PackageOfCare known, Instant now) throws SQLException {
        raised.ofSubjects(connection, List.of(known.id()), Causes.OF_A_PACKAGE, Causes.of(known, markets.rules()), now);
    }

    @Override
    public void follow(Connection connection, Collection<String> stays) throws SQLException {
        FindMissedCare.Found care = missedCare.holding(connection, stays);
        if (care.packages().isEmpty()) {
            return;
        }
        Instant now = RecordedTime.read(connection);
        raised.reopen(connection, leftAnew(care.missed(), now), Kind.LEFT_WITHOUT_CARE);
        List<Cause> causes = care.missed().stream()
                .flatMap(missed -> Causes.of(missed, care.readySince(), markets.rules()).stream())
                .toList();
        List<UUID> packages = care.packages().stream().map(PackageOfCare::id).toList();
        raised.ofSubjects(connection, packages, Causes.OF_MISSED_CARE, causes, now);
    }

    /**
     * Before when a task that somebody has closed was about another time, by package: before the person last left hospital,
     * and before now where the discharge has turned out to be none.
     */
    private static Map<UUID, Instant> leftAnew(List<MissedCare> missed, Instant now) {
        Map<UUID, Instant> anew = new HashMap<>();
        for (MissedCare care : missed) {
            PackageOfCare known = care.known();
            if (care.where() instanceof Where.Home(Instant leftAt) && leftAt != null && !leftAt.isAfter(now)) {
                anew.put(known.id(), leftAt);
            } else if (care.where() instanceof Where.Hospital(StayStanding stay)
                    && stay.stay().equals(known.stay())) {
                anew.put(known.id(), now);
            }
        }
        return anew;
    }

    /** What housing does for those who are flagged. */
    private Map<String, List<HousingMatter>> housing(Connection connection, List<DischargeCase> cases)
            throws SQLException {
        List<String> flagged = cases.stream()
                .filter(discharge -> discharge.housingFlag() != null)
                .map(DischargeCase::stay)
                .toList();
        return flagged.isEmpty() ? Map.of() : housing.ofStays(connection, flagged);
    }
}
