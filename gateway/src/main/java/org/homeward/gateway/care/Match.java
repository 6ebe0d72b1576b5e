package org.homeward.gateway.care;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.homeward.gateway.replica.Care;
import org.jspecify.annotations.Nullable;

/**
 * A line that meets a need, and why.
 *
 * @param unknown how much of what is needed nobody has stated
 * @param confidence of its figure, 0 to 1
 */
record Match(Care line, List<Why> why, int unknown, double confidence) {

    /**
     * One point of it.
     *
     * @param code such as {@code hours-free}, or {@code not-stated} for what is not known
     * @param value what there is of it
     */
    record Why(String code, @Nullable Object value) {}

    /**
     * First what is known to fit, then by tier, then who takes on work without limit, who declared the sector itself, the
     * fresher figure, more that is free, and the id.
     */
    static final Comparator<Match> ORDER = comparing(Match::unknown)
            .thenComparing(Match::tier, nullsLast(naturalOrder()))
            .thenComparing(match -> !"yes".equals(match.line.record().canAccept()))
            .thenComparing(match -> match.line.area().code().indexOf(' ') < 0)
            .thenComparing(Match::confidence, reverseOrder())
            .thenComparing(Match::free, reverseOrder())
            .thenComparing(match -> match.line.id());

    @Nullable
    Integer tier() {
        return line.tier();
    }

    private BigDecimal free() {
        BigDecimal available = line.record().available();
        return available == null ? BigDecimal.ZERO : available;
    }
}
