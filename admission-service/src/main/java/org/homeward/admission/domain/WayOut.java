package org.homeward.admission.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What feeds say of a patient's way out while live facts are read in event order. A feed sends the same values with every
 * message (ITK: fully populated); what does not change is not repeated.
 */
final class WayOut {

    private final List<Stay.Fitness> fitness = new ArrayList<>();
    private final List<Stay.Announcement> announcements = new ArrayList<>();
    private @Nullable Boolean fit;
    private @Nullable Instant since;
    private @Nullable Instant expectedAt;
    private final List<Stay.Abode> abodes = new ArrayList<>();
    private @Nullable Boolean noFixedAbode;

    void take(Fact fact) {
        Fact.Details details = fact.details();
        Boolean nowFit = details.medicallyFit().after(fit);
        Instant nowSince = details.readyForDischarge().after(since);
        if (!Objects.equals(nowFit, fit) || !Objects.equals(nowSince, since)) {
            fit = nowFit;
            since = nowSince;
            fitness.add(new Stay.Fitness(
                    fact.trigger(), fact.at().at(), fact.source().sender(), nowFit, nowSince));
        }
        expected(fact, details);
        abode(fact, details);
    }

    /** A patient of whom nobody said so has a home. */
    private void abode(Fact fact, Fact.Details details) {
        Boolean now = details.noFixedAbode().after(noFixedAbode);
        if (Boolean.TRUE.equals(now) != Boolean.TRUE.equals(noFixedAbode)) {
            abodes.add(
                    new Stay.Abode(fact.trigger(), fact.at().at(), fact.source().sender(), Boolean.TRUE.equals(now)));
        }
        noFixedAbode = now;
    }

    private void expected(Fact fact, Fact.Details details) {
        if (fact.trigger() == Trigger.A16) {
            expectedAt = fact.expectedAt();
            return;
        }
        Instant now = details.expectedDischarge().after(expectedAt);
        if (!Objects.equals(now, expectedAt)) {
            expectedAt = now;
            announcements.add(new Stay.Announcement(
                    fact.trigger(), fact.at().at(), fact.source().sender(), now));
        }
    }

    List<Stay.Fitness> fitness() {
        return fitness;
    }

    List<Stay.Announcement> announcements() {
        return announcements;
    }

    List<Stay.Abode> abodes() {
        return abodes;
    }
}
