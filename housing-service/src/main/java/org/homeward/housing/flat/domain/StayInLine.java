package org.homeward.housing.flat.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeward.housing.flat.domain.Waiting.State;

/**
 * A stay for which somebody waits or has waited, as it stands.
 *
 * @param stay the one that others were merged into
 * @param ended whether the person has left hospital, has died, or never came
 */
public record StayInLine(String stay, boolean ended) {

    /** Said of those whose stay ended while they waited. If that is taken back they stand in line again, as before. */
    public static final String ENDED = "stay-ended";

    /** Said of those who stood in line a second time through another stay. */
    public static final String MERGED = "stay-merged";

    /** Whose flat is kept already keeps it; then who is in front. */
    private static final Comparator<Waiting> KEPT_FIRST = Comparator.comparing(
                    (Waiting one) -> one.state() instanceof State.Waits)
            .thenComparing(Waiting.ORDER);

    /**
     * One place in line while the stay lasts, none after.
     *
     * @param entries of this stay and of those that are part of it
     * @return those that change, as they become
     */
    public List<Waiting> settle(List<Waiting> entries) {
        List<Waiting> live =
                entries.stream().filter(Waiting::isLive).sorted(KEPT_FIRST).toList();
        if (ended) {
            return live.stream().map(one -> gone(one, ENDED)).toList();
        }
        if (live.isEmpty()) {
            return entries.stream()
                    .filter(one -> one.state().equals(new State.Gone(ENDED)))
                    .min(Waiting.ORDER)
                    .map(one -> List.of(one.of(stay).in(new State.Waits())))
                    .orElse(List.of());
        }
        List<Waiting> changed = new ArrayList<>();
        live.stream().skip(1).forEach(one -> changed.add(gone(one, MERGED)));
        if (!live.getFirst().stay().equals(stay)) {
            changed.add(live.getFirst().of(stay));
        }
        return changed;
    }

    private static Waiting gone(Waiting entry, String reason) {
        return entry.in(new State.Gone(reason));
    }
}
