package org.homeward.discharge.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.person.domain.JourneyEntry;

/**
 * One part of a person's time line. Every bean of this type is asked; a further one (housing, say) needs nothing but to be
 * there.
 */
public interface JourneySource {

    /**
     * Whose way it is.
     *
     * @param person random id
     * @param stays the person's stays that the caller may see, each once
     */
    record Traveller(String person, List<StayVersion> stays) {

        /** The ids of the stays. */
        public List<String> ids() {
            return stays.stream().map(StayVersion::stay).toList();
        }
    }

    /** Everything that this source knows, in no order. */
    List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException;
}
