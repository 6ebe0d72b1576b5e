package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.discharge.person.domain.Readmission;
import org.jspecify.annotations.Nullable;

/** Where the person was in hospital: every live movement of every stay. */
@ApplicationScoped
class AdmissionJourney implements JourneySource {

    @Override
    public List<JourneyEntry> of(Connection connection, Traveller traveller) {
        List<JourneyEntry> entries = new ArrayList<>();
        for (StayVersion stay : traveller.stays()) {
            Readmission readmission = Readmission.of(stay, traveller.stays());
            Movement before = null;
            for (int i = 0; i < stay.movements().size(); i++) {
                Movement movement = stay.movements().get(i);
                entries.add(entry(stay, before, movement, i, readmission));
                before = movement;
            }
        }
        return entries;
    }

    private static JourneyEntry entry(
            StayVersion stay,
            @Nullable Movement before,
            Movement movement,
            int index,
            @Nullable Readmission readmission) {
        String what = what(before == null ? Status.UNKNOWN : before.status(), movement.status(), stay, index);
        boolean back = readmission != null
                && what.equals("admitted")
                && readmission.admittedAt().equals(movement.at());
        return new JourneyEntry(
                movement.at(),
                "admission",
                what,
                stay.stay(),
                null,
                null,
                "admission/" + stay.stay() + '/' + index,
                JourneyEntry.details(
                        "event",
                        movement.event(),
                        "place",
                        movement.place() == null ? null : movement.place().id(),
                        "readmissionOf",
                        back && readmission != null ? readmission.after() : null));
    }

    private static String what(Status before, Status now, StayVersion stay, int index) {
        return switch (now) {
            case ADMITTED ->
                before == Status.ON_LEAVE ? "leave-ended" : before == Status.ADMITTED ? "transferred" : "admitted";
            case REGISTERED -> before == Status.REGISTERED ? "transferred" : "registered";
            case ON_LEAVE -> "leave-started";
            case PREADMITTED -> "preadmitted";
            case DISCHARGED -> stay.died() && index == stay.movements().size() - 1 ? "died" : "discharged";
            case UNKNOWN, CANCELLED, MERGED -> "moved";
        };
    }
}
