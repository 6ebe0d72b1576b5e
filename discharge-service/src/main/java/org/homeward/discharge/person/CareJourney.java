package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.care.domain.Commitment;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.State;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.jspecify.annotations.Nullable;

/** The packages of care that were asked for because of the person's stays, as far as their states tell. */
@ApplicationScoped
class CareJourney implements JourneySource {

    private final Packages packages;

    CareJourney(Packages packages) {
        this.packages = packages;
    }

    @Override
    public List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException {
        List<JourneyEntry> entries = new ArrayList<>();
        packages.ofStays(connection, traveller.ids(), traveller.knownAt()).forEach(known -> tell(known, entries));
        return entries;
    }

    private static void tell(PackageOfCare known, List<JourneyEntry> entries) {
        entries.add(entry(known, known.requestedAt(), "care-requested", null));
        for (Commitment commitment : known.commitments()) {
            entries.add(entry(known, commitment.acceptedAt(), "care-accepted", commitment.provider()));
            if (commitment.endedAt() != null) {
                entries.add(entry(known, commitment.endedAt(), "care-released", commitment.provider()));
            }
        }
        if (known.firstStartedAt() != null) {
            entries.add(entry(known, known.firstStartedAt(), "care-started", known.provider()));
        }
        switch (known.state()) {
            case State.Unsourced unsourced -> entries.add(entry(known, unsourced.since(), "care-unsourced", null));
            case State.Paused paused -> {
                entries.add(entry(known, paused.pausedAt(), "care-paused", paused.provider()));
                if (paused.restartAskedAt() != null) {
                    entries.add(entry(known, paused.restartAskedAt(), "care-restart-asked", paused.provider()));
                }
            }
            case State.Lapsed lapsed -> entries.add(entry(known, lapsed.at(), "care-lapsed", lapsed.provider()));
            case State.Withdrawn withdrawn ->
                entries.add(entry(known, withdrawn.at(), "care-withdrawn", withdrawn.provider()));
            case State.Ended ended -> entries.add(entry(known, ended.at(), "care-ended", ended.provider()));
            default -> {}
        }
    }

    private static JourneyEntry entry(PackageOfCare known, Instant at, String what, @Nullable String provider) {
        return new JourneyEntry(
                at,
                "care",
                what,
                known.stay(),
                null,
                null,
                "care/" + known.id() + '/' + what + '/' + at,
                JourneyEntry.details(
                        "package", known.id(), "service", known.need().service().code(), "provider", provider));
    }
}
