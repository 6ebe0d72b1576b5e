package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.WayOut;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.person.persistence.Assessments;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What was said about the way out: reviews, dates, decisions, waits, and what was assessed. */
@ApplicationScoped
class DischargeJourney implements JourneySource {

    private static final String SECTION = "discharge";

    private final CaseFacts facts;
    private final Assessments assessments;

    DischargeJourney(CaseFacts facts, Assessments assessments) {
        this.facts = facts;
        this.assessments = assessments;
    }

    @Override
    public List<JourneyEntry> of(Connection connection, Traveller traveller) throws SQLException {
        List<JourneyEntry> entries = new ArrayList<>();
        for (Map.Entry<String, List<CaseFact>> said :
                facts.of(connection, traveller.ids(), traveller.knownAt()).entrySet()) {
            said.getValue().forEach(fact -> entries.add(entry(said.getKey(), fact)));
        }
        traveller.stays().forEach(stay -> announced(stay, entries));
        Instant knownAt = traveller.knownAt();
        assessments.of(connection, traveller.person()).stream()
                .filter(made -> knownAt == null || !made.recordedAt().isAfter(knownAt))
                .forEach(made -> entries.add(entry(made)));
        return entries;
    }

    private static JourneyEntry entry(String stay, CaseFact fact) {
        SortedMap<String, String> details = new TreeMap<>(CaseFacts.details(fact));
        return new JourneyEntry(
                fact.stamp().occurredAt(),
                SECTION,
                CaseFacts.kind(fact),
                stay,
                fact.stamp().by(),
                fact.stamp().recordedAt(),
                "fact/" + fact.stamp().id(),
                details);
    }

    private static void announced(StayVersion stay, List<JourneyEntry> entries) {
        int index = 0;
        for (Expectation expectation : stay.expectations()) {
            if (expectation.event().equals("A16")) {
                entries.add(new JourneyEntry(
                        expectation.at(),
                        SECTION,
                        "discharge-announced",
                        stay.stay(),
                        null,
                        null,
                        "announced/" + stay.stay() + '/' + index,
                        JourneyEntry.details("expectedAt", format(expectation.expectedAt()))));
            }
            index++;
        }
        for (WayOut.Announcement said : stay.wayOut().announcements()) {
            entries.add(signal(
                    "discharge-announced",
                    stay,
                    said.at(),
                    said.source(),
                    JourneyEntry.details("expectedAt", format(said.expectedAt()))));
        }
        for (WayOut.Fitness said : stay.wayOut().fitness()) {
            entries.add(signal(
                    "fitness-signalled",
                    stay,
                    said.at(),
                    said.source(),
                    JourneyEntry.details("fit", said.fit(), "since", format(said.since()))));
        }
        for (WayOut.Abode said : stay.wayOut().abodes()) {
            entries.add(signal(
                    "housing-signalled",
                    stay,
                    said.at(),
                    said.source(),
                    JourneyEntry.details("noFixedAbode", said.noFixedAbode())));
        }
    }

    private static JourneyEntry signal(
            String what, StayVersion stay, Instant at, String source, SortedMap<String, String> details) {
        String id = what + '/' + stay.stay() + '/' + source + '/' + at;
        return new JourneyEntry(at, SECTION, what, stay.stay(), source, null, id, details);
    }

    private static @Nullable String format(@Nullable Instant time) {
        return time == null ? null : Times.format(time);
    }

    private static JourneyEntry entry(TrustedAssessment made) {
        return new JourneyEntry(
                made.assessedAt(),
                SECTION,
                "assessed",
                made.stay(),
                made.assessor(),
                made.recordedAt(),
                "assessment/" + made.id(),
                JourneyEntry.details(
                        "kind", made.kind(), "organisation", made.organisation(), "validUntil", made.validUntil()));
    }
}
