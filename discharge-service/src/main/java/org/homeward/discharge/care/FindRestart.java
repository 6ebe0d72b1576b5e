package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.UUID;
import org.homeward.discharge.care.domain.RestartPathway;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;

/** On which pathway somebody leaves hospital who goes home to a package that starts again. */
@ApplicationScoped
public class FindRestart {

    private final Packages packages;
    private final CareStays stays;

    FindRestart(Packages packages, CareStays stays) {
        this.packages = packages;
        this.stays = stays;
    }

    /** Empty where the package is not to be restarted, or is not of the person who has this stay. */
    public OptionalInt pathway(Connection connection, UUID packageOfCare, String stay) throws SQLException {
        Recorded recorded = packages.find(connection, packageOfCare);
        if (recorded == null) {
            return OptionalInt.empty();
        }
        var theirs = stays.find(connection, recorded.known().stay());
        var asked = stays.find(connection, stays.root(connection, stay));
        boolean isSame = theirs != null
                && asked != null
                && (theirs.equals(asked)
                        || theirs.person() != null && theirs.person().equals(asked.person()));
        return isSame ? RestartPathway.of(recorded.known()) : OptionalInt.empty();
    }
}
