package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.domain.HousingMatter.Kind;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.housing.persistence.HousingMatters.Told;
import org.homeward.discharge.person.domain.JourneyEntry;

/** What was done so that the person has a home to go to: every version of referrals, jobs and bookings of the stays. */
@ApplicationScoped
class HousingJourney implements JourneySource {

    /** The last part of the name of what only tells anew how something stands. */
    private static final String CHANGED = "changed";

    private final HousingMatters matters;

    HousingJourney(HousingMatters matters) {
        this.matters = matters;
    }

    @Override
    public List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException {
        List<JourneyEntry> entries = new ArrayList<>();
        matters.history(connection, traveller.ids(), traveller.knownAt())
                .forEach((stay, told) -> told.forEach(one -> entries.add(entry(stay, one))));
        return entries;
    }

    private static JourneyEntry entry(String stay, Told told) {
        HousingMatter matter = told.matter();
        HousingMatter.Place place = matter.place();
        return new JourneyEntry(
                told.at(),
                "housing",
                what(told),
                stay,
                null,
                told.recordedAt(),
                "housing/" + matter.key() + '/' + told.version(),
                JourneyEntry.details(
                        matter.kind().code(),
                        matter.id(),
                        "type",
                        matter.type(),
                        "status",
                        matter.status(),
                        "organisation",
                        matter.organisation(),
                        "dueAt",
                        matter.dueAt(),
                        "outcome",
                        matter.outcome(),
                        "reference",
                        matter.reference(),
                        "flat",
                        place == null ? null : place.flat(),
                        "from",
                        place == null ? null : place.from(),
                        "until",
                        place == null ? null : place.until()));
    }

    /** {@code referral-sent}, {@code booking-made}: the kind and what happened, or what it has become. */
    private static String what(Told told) {
        Kind kind = told.matter().kind();
        String prefix = kind.code() + '-';
        String what = told.what().startsWith(prefix) ? told.what().substring(prefix.length()) : told.what();
        return prefix + (what.equals(CHANGED) ? told.matter().status() : what);
    }
}
