package org.homeward.housing.flat.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeward.housing.flat.domain.Waiting.State;

/**
 * A stay for which somebody waits or has waited, as it stands.
 *
 * @param stay the one that others were merged into
 */
public record StayInLine(String stay, Person person) {

    /** Where the person is whose stay it is. */
    public enum Person {
        IN_HOSPITAL,

        /** They were discharged. Whoever went somewhere for the time being still wants the flat that is offered. */
        DISCHARGED,

        /** They have died, or never came. */
        NEVER_TO_COME
    }

    /** Said of those whose stay ended while they waited. If that is taken back they stand in line again, as before. */
    public static final String ENDED = "stay-ended";

    /** Said of those who stood in line a second time through another stay. */
    public static final String MERGED = "stay-merged";

    /** Whose flat is kept already keeps it; then who is in front. */
    private static final Comparator<Waiting> KEPT_FIRST = Comparator.comparing(
                    (Waiting one) -> one.state() instanceof State.Waits)
            .thenComparing(Waiting.ORDER);

    /**
     * One place in line while the stay lasts, none after but of whoever was discharged with an offer: until that is
     * answered, or its time is over.
     *
     * @param entries of this stay and of those that are part of it
     * @return those that change, as they become
     */
    public List<Waiting> settle(List<Waiting> entries) {
        List<Waiting> live =
                entries.stream().filter(Waiting::isLive).sorted(KEPT_FIRST).toList();
        boolean isOffered = !live.isEmpty() && live.getFirst().state() instanceof State.Offered;
        if (person == Person.NEVER_TO_COME || person == Person.DISCHARGED && !isOffered) {
            return live.stream().map(this::gone).toList();
        }
        if (live.isEmpty()) {
            return entries.stream()
                    .filter(one -> one.state().equals(new State.Gone(ENDED)))
                    .min(Waiting.ORDER)
                    .map(one -> List.of(one.of(stay).in(new State.Waits())))
                    .orElse(List.of());
        }
        List<Waiting> changed = new ArrayList<>();
        live.stream().skip(1).forEach(one -> changed.add(one.in(new State.Gone(MERGED))));
        if (!live.getFirst().stay().equals(stay)) {
            changed.add(live.getFirst().of(stay));
        }
        return changed;
    }

    /** An entry whose offer came to nothing: in line again, as it is, while the stay lasts. */
    public Waiting withoutOffer(Waiting entry) {
        return hasEnded() ? gone(entry) : entry;
    }

    /** Whether nobody of it may join the line any more. */
    public boolean hasEnded() {
        return person != Person.IN_HOSPITAL;
    }

    private Waiting gone(Waiting entry) {
        return entry.in(new State.Gone(ENDED));
    }
}
