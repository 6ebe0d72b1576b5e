package org.homeward.discharge.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.jspecify.annotations.Nullable;

/**
 * One part of a person's time line. Every bean of this type is asked; a further one needs nothing but to be
 * there.
 */
public interface JourneySource {

    /**
     * Whose way it is.
     *
     * @param person random id
     * @param stays the person's stays that the caller may see, each once, as they were known
     * @param knownAt only what was recorded up to then is told; null for everything
     */
    record Traveller(
            String person,
            List<StayVersion> stays,
            @Nullable Instant knownAt) {

        /** The ids of the stays. */
        public List<String> ids() {
            return stays.stream().map(StayVersion::stay).toList();
        }
    }

    /** Everything that this source knows, or knew then, in no order. */
    List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException;
}
