package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.homeward.discharge.returns.domain.Spell.End;
import org.homeward.discharge.returns.domain.Spell.Stint;
import org.jspecify.annotations.Nullable;

/** The inpatient spells of a stay, from its movements and its case. */
final class Spells {

    private final StayVersion stay;
    private final DischargeCase discharge;
    private final List<Spell> spells = new ArrayList<>();
    private List<Stint> stints = new ArrayList<>();
    private @Nullable Instant admittedAt;

    private Spells(StayVersion stay, DischargeCase discharge) {
        this.stay = stay;
        this.discharge = discharge;
    }

    /** @param stay and its case at the same time */
    static List<Spell> of(StayVersion stay, DischargeCase discharge) {
        return stay.status().isVoid() ? List.of() : new Spells(stay, discharge).spells();
    }

    private List<Spell> spells() {
        stay.movements().forEach(this::follow);
        Movement last = stay.movements().isEmpty() ? null : stay.movements().getLast();
        if (admittedAt != null && last != null) {
            close(admittedAt, stay.died() ? last.at() : null, stay.died() ? End.DIED : End.NONE);
        }
        return List.copyOf(spells);
    }

    private void follow(Movement movement) {
        boolean inpatient = movement.status().isInpatient();
        if (inpatient && admittedAt == null) {
            admittedAt = movement.at();
        }
        if (inpatient && movement.place() != null) {
            stints.add(new Stint(movement.at(), movement.place().wardId()));
        }
        if (!inpatient && admittedAt != null) {
            close(admittedAt, movement.at(), end(movement));
        }
    }

    private End end(Movement movement) {
        if (movement.status() != Status.DISCHARGED) {
            return End.OTHER;
        }
        return stay.died() && movement == stay.movements().getLast() ? End.DIED : End.DISCHARGED;
    }

    private void close(Instant from, @Nullable Instant until, End end) {
        spells.add(new Spell(
                stay.stay(),
                from,
                until,
                end,
                List.copyOf(stints),
                discharge.periods().stream()
                        .filter(period -> isPart(period, from, until))
                        .toList(),
                pathways(until),
                discharge.delays()));
        stints = new ArrayList<>();
        admittedAt = null;
    }

    private static boolean isPart(ReadyPeriod period, Instant from, @Nullable Instant until) {
        boolean endsIn = period.end() == null || period.end().isAfter(from);
        boolean isMomentOfIt =
                period.start().equals(period.end()) && period.start().equals(until);
        return isMomentOfIt || endsIn && (until == null || period.start().isBefore(until));
    }

    /** What was decided up to the end of the spell and after the end of the one before. */
    private List<PathwayDecided> pathways(@Nullable Instant until) {
        Instant since = spells.isEmpty() ? null : spells.getLast().endedAt();
        return discharge.pathways().stream()
                .filter(decided -> since == null || decided.stamp().occurredAt().isAfter(since))
                .filter(decided ->
                        until == null || !decided.stamp().occurredAt().isAfter(until))
                .toList();
    }
}
