package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.discharge.domain.AsOf;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.StayVersion.Movement;

/**
 * The inpatients of a trust, and on which days the trust has told anything. A day of which nothing is told is not
 * submitted, which is not zero (the national files write {@code -}).
 *
 * @param heard days (Europe/London) on which a patient moved or something was said of one
 * @param reviewed days on which criteria to reside were reviewed: the guidance wants it twice a day for every patient, so
 *     that a day without a single review says nothing of who meets them
 */
public record Inpatients(List<Spell> spells, Set<LocalDate> heard, Set<LocalDate> reviewed) {

    public Inpatients {
        spells = List.copyOf(spells);
        heard = Set.copyOf(heard);
        reviewed = Set.copyOf(reviewed);
    }

    /** @param asOf nothing that happened later counts */
    public static Inpatients of(Collection<StayLedger> ledgers, Instant asOf) {
        List<Spell> spells = new ArrayList<>();
        Set<LocalDate> reviewed = new HashSet<>();
        for (StayLedger ledger : ledgers) {
            DischargeCase discharge = CaseFold.asOf(asOf, ledger.stay(), ledger.facts());
            spells.addAll(Spells.of(AsOf.stay(asOf, ledger.stay()), discharge));
            discharge
                    .reviews()
                    .forEach(review -> reviewed.add(London.dateOf(review.stamp().occurredAt())));
        }
        return new Inpatients(spells, heard(ledgers, asOf), reviewed);
    }

    /** The days of which anything is told. */
    static Set<LocalDate> heard(Collection<StayLedger> ledgers, Instant asOf) {
        return ledgers.stream()
                .flatMap(ledger -> Stream.concat(
                        ledger.stay().movements().stream().map(Movement::at),
                        ledger.facts().stream().map(fact -> fact.stamp().occurredAt())))
                .filter(at -> !at.isAfter(asOf))
                .map(London::dateOf)
                .collect(Collectors.toSet());
    }
}
