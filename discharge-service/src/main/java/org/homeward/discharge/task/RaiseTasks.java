package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.discharge.CaseFollower;
import org.homeward.discharge.care.Markets;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.PackageFollower;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.persistence.RaisedTasks;

/**
 * Raises what somebody has to see to, and closes it when its cause is gone, in the transaction that changes the case or
 * the package. What lies ahead (a criterion that will run out) is written at once and shown from its time on, so no clock
 * can miss it.
 */
@ApplicationScoped
public class RaiseTasks implements CaseFollower, PackageFollower {

    /** What a package that goes on, or goes on again, can have: nobody misses it. */
    private static final List<Kind> OF_WHAT_GOES_ON = Stream.concat(
                    Causes.OF_A_PACKAGE.stream(), Causes.OF_MISSED_CARE.stream())
            .toList();

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
    public void follow(Connection connection, List<DischargeCase> cases, Instant now) throws SQLException {
        List<String> ids = cases.stream().map(DischargeCase::stay).toList();
        FindMissedCare.Found care = missedCare.holding(connection, ids);
        Map<String, List<HousingMatter>> homes = housing(connection, cases);
        List<Cause> causes = new ArrayList<>();
        for (DischargeCase discharge : cases) {
            causes.addAll(Causes.of(
                    discharge,
                    care.of(discharge.stay()),
                    homes.getOrDefault(discharge.stay(), List.of()),
                    markets.rules()));
        }
        raised.ofStays(connection, ids, Causes.OF_A_CASE, causes, now);
        settle(connection, care, now);
    }

    @Override
    public void follow(Connection connection, PackageOfCare known, Instant now) throws SQLException {
        List<Kind> kinds = MissedCare.hasEndedSo(known) ? Causes.OF_A_PACKAGE : OF_WHAT_GOES_ON;
        raised.ofSubjects(connection, List.of(known.id()), kinds, Causes.of(known, markets.rules()), now);
        FindMissedCare.Found care = missedCare.find(connection, List.of(known.stay()));
        settle(connection, care, now);
        raised.ofSubjects(connection, care.notMissed(), List.of(Kind.NEED_RETURNED), List.of(), now);
    }

    private void settle(Connection connection, FindMissedCare.Found care, Instant now) throws SQLException {
        List<Cause> causes = care.missed().stream()
                .flatMap(missed -> Causes.of(missed).stream())
                .toList();
        raised.ofSubjects(connection, care.ended(), Causes.OF_MISSED_CARE, causes, now);
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
