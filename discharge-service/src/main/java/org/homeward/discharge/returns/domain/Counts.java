package org.homeward.discharge.returns.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.homeward.discharge.domain.London;

/** Which spells of a day are counted, and by how much. */
final class Counts {

    private static final LocalTime FIVE_PAST = LocalTime.of(17, 1);

    private Counts() {}

    static List<Share> remaining(HospitalDay day) {
        return ready(day, spell -> true, spell -> 1);
    }

    static List<Share> dischargedReady(HospitalDay day) {
        return ones(day, day.discharged(), spell -> spell.readyDateAtDischarge() != null);
    }

    /** Those in hospital without criteria when the day ended. */
    static List<Share> ready(HospitalDay day, Predicate<Spell> which, ToLongFunction<Spell> amount) {
        return shares(day, day.ready(), which, amount);
    }

    static List<Share> ones(HospitalDay day, List<Spell> spells, Predicate<Spell> which) {
        return shares(day, spells, which, spell -> 1);
    }

    static List<Share> shares(
            HospitalDay day, List<Spell> spells, Predicate<Spell> which, ToLongFunction<Spell> amount) {
        return spells.stream()
                .filter(which)
                .map(spell -> new Share(spell, day.date(), amount.applyAsLong(spell)))
                .toList();
    }

    static boolean isLong(Spell spell, HospitalDay day, int nights) {
        return spell.lengthOfStay(day.date()) >= nights;
    }

    static long daysSinceReady(Spell spell, HospitalDay day) {
        LocalDate ready = spell.readyDateBefore(day.end());
        return ready == null ? 0 : ChronoUnit.DAYS.between(ready, day.date());
    }

    static boolean leftByFive(Spell spell) {
        return spell.endedAt() != null
                && spell.endedAt().atZone(London.ZONE).toLocalTime().isBefore(FIVE_PAST);
    }
}
