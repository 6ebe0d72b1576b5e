package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.CaseFollower;
import org.homeward.discharge.care.Markets;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.PackageFollower;
import org.homeward.discharge.care.persistence.Packages;
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

    private static final List<Kind> UNTIL_ASKED_ANEW = List.of(Kind.NEED_RETURNED, Kind.LEFT_WITHOUT_CARE, Kind.LAPSED);

    private final RaisedTasks raised;
    private final Packages packages;
    private final CareStays stays;
    private final Markets markets;
    private final HousingMatters housing;

    RaiseTasks(RaisedTasks raised, Packages packages, CareStays stays, Markets markets, HousingMatters housing) {
        this.raised = raised;
        this.packages = packages;
        this.stays = stays;
        this.markets = markets;
        this.housing = housing;
    }

    @Override
    public void follow(Connection connection, List<DischargeCase> cases, Instant now) throws SQLException {
        List<String> ids = cases.stream().map(DischargeCase::stay).toList();
        Map<String, List<PackageOfCare>> care = care(connection, cases);
        Map<String, List<HousingMatter>> homes = housing(connection, cases);
        List<Cause> causes = new ArrayList<>();
        for (DischargeCase discharge : cases) {
            causes.addAll(Causes.of(
                    discharge,
                    care.getOrDefault(discharge.stay(), List.of()),
                    homes.getOrDefault(discharge.stay(), List.of()),
                    markets.rules()));
        }
        raised.ofStays(connection, ids, Causes.OF_A_CASE, causes, now);
    }

    @Override
    public void follow(Connection connection, PackageOfCare known, boolean isNew, Instant now) throws SQLException {
        raised.ofSubject(connection, known.id(), Causes.OF_A_PACKAGE, Causes.of(known, markets.rules()), now);
        if (isNew) {
            raised.clear(connection, askedForAnew(connection, known), UNTIL_ASKED_ANEW, now);
        }
    }

    /** The packages of those who are ready, or have left. Where there are any, nobody asks for one until this is committed. */
    private Map<String, List<PackageOfCare>> care(Connection connection, List<DischargeCase> cases)
            throws SQLException {
        List<String> concerned = cases.stream()
                .filter(discharge -> discharge.status() == DischargeCase.Status.READY
                        || discharge.status() == DischargeCase.Status.DISCHARGED)
                .map(DischargeCase::stay)
                .toList();
        if (concerned.isEmpty() || packages.ofStays(connection, concerned).isEmpty()) {
            return Map.of();
        }
        stays.lock(connection, concerned);
        return packages.ofStays(connection, concerned);
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

    /** The packages of the same service that somebody was to ask for anew. */
    private List<UUID> askedForAnew(Connection connection, PackageOfCare known) throws SQLException {
        Set<UUID> missed = raised.subjects(connection, known.stay(), UNTIL_ASKED_ANEW);
        return missed.isEmpty()
                ? List.of()
                : packages.ofStays(connection, List.of(known.stay())).getOrDefault(known.stay(), List.of()).stream()
                        .filter(other -> other.need().service() == known.need().service())
                        .map(PackageOfCare::id)
                        .filter(missed::contains)
                        .toList();
    }
}
