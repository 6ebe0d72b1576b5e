package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.domain.Steps;
import org.homeward.discharge.care.persistence.PackageHistory;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.kit.db.Rows;

/** The packages of care that were asked for because of the person's stays, from every state that was recorded of them. */
@ApplicationScoped
class CareJourney implements JourneySource {

    private final Packages packages;
    private final PackageHistory history;

    CareJourney(Packages packages, PackageHistory history) {
        this.packages = packages;
        this.history = history;
    }

    @Override
    public List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException {
        List<PackageOfCare> known = packages.ofStays(connection, traveller.ids(), traveller.knownAt());
        Map<UUID, List<Past.Kept>> states =
                history.ofAll(connection, known, traveller.knownAt() == null ? Rows.END : traveller.knownAt());
        List<JourneyEntry> entries = new ArrayList<>();
        for (PackageOfCare one : known) {
            Steps.of(states.getOrDefault(one.id(), List.of())).forEach(step -> entries.add(entry(one, step)));
        }
        return entries;
    }

    private static JourneyEntry entry(PackageOfCare known, Steps.Step step) {
        return new JourneyEntry(
                step.at(),
                "care",
                "care-" + step.what(),
                known.stay(),
                null,
                step.recordedAt(),
                "care/" + known.id() + "/care-" + step.what() + '/' + step.at(),
                JourneyEntry.details(
                        "package", known.id(), "service", known.need().service().code(), "provider", step.provider()));
    }
}
