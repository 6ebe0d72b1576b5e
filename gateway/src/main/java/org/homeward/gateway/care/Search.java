package org.homeward.gateway.care;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.gateway.care.Match.Why;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.CareRecord;
import org.homeward.gateway.replica.ProviderRecord;
import org.homeward.gateway.replica.Replica;
import org.jspecify.annotations.Nullable;

/** Finds who could take on what is needed. What fails a part of it is no match; what nobody has stated comes later. */
final class Search {

    private final Need need;
    private final CareRecord record;
    private final Care line;
    private final List<Why> why = new ArrayList<>();
    private int unknown;

    private Search(Need need, Care line) {
        this.need = need;
        this.line = line;
        this.record = line.record();
    }

    /** The matches in their order, of each provider and service the best alone. */
    static List<Match> find(Replica replica, CareScope scope, Need need, CareItems items, Instant now) {
        List<Match> all = new ArrayList<>();
        for (Care line : replica.care().lines(scope.area()).values()) {
            Search search = scope.contains(line) ? new Search(need, line) : null;
            if (search != null && search.meets()) {
                all.add(new Match(line, search.why, search.unknown, items.confidence(line, now)));
            }
        }
        all.sort(Match.ORDER);
        Set<String> seen = new HashSet<>();
        all.removeIf(match -> !seen.add(
                match.line().record().provider() + '/' + match.line().record().service()));
        return all;
    }

    private boolean meets() {
        return offers() && hasHours() && hasTwo() && hasBands() && startsInTime() && hasSkills();
    }

    private boolean offers() {
        if (record.removed() || record.expired() || record.available() == null || "no".equals(record.canAccept())) {
            return false;
        }
        add("serves-area", record.area());
        if (line.tier() != null) {
            add("tier", line.tier());
        }
        if ("limited".equals(record.canAccept())) {
            add("limited", null);
        }
        return true;
    }

    private boolean hasHours() {
        add(line.isInHours() ? "hours-free" : "places-free", record.available());
        return isEnough(record.available());
    }

    private boolean hasTwo() {
        if (!need.doubleHanded()) {
            return true;
        }
        return record.doubleHanded() == null
                ? notStated("double-handed")
                : add("double-handed", record.doubleHanded()) && isEnough(record.doubleHanded());
    }

    private boolean hasBands() {
        Map<String, Long> slots = record.slots();
        if (slots == null) {
            return need.bands().isEmpty() || notStated("bands");
        }
        for (String band : need.bands()) {
            long free = Need.meeting(band).stream()
                    .mapToLong(one -> slots.getOrDefault(one, 0L))
                    .max()
                    .orElse(0);
            if (free < (need.doubleHanded() ? 2 : 1)) {
                return false;
            }
            add(band + "-free", free);
        }
        return true;
    }

    private boolean startsInTime() {
        LocalDate by = need.by();
        if (by == null) {
            return true;
        }
        LocalDate earliest = record.earliestStart();
        return earliest == null
                ? notStated("earliest-start")
                : add("starts-from", earliest.toString()) && !earliest.isAfter(by);
    }

    /** As brokerage asks: who states no skills is asked all the same, who states some must have them all. */
    private boolean hasSkills() {
        ProviderRecord provider = line.provider();
        if (need.skills().isEmpty()) {
            return true;
        }
        if (provider == null || provider.skills().isEmpty()) {
            return notStated("skills");
        }
        need.skills().forEach(skill -> add("skill", skill));
        return provider.skills().containsAll(need.skills());
    }

    private boolean isEnough(@Nullable BigDecimal free) {
        BigDecimal hours = need.hours();
        return free != null && free.signum() > 0 && (hours == null || free.compareTo(hours) >= 0);
    }

    private boolean add(String code, @Nullable Object value) {
        return why.add(new Why(code, value));
    }

    private boolean notStated(String what) {
        unknown++;
        return add("not-stated", what);
    }
}
