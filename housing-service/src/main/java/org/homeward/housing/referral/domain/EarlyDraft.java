package org.homeward.housing.referral.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The rule for the drafts that the service raises by itself: a stay that is flagged as of somebody without a home has one
 * duty to refer from day one. The service's own draft gives way to every referral that a person has raised or decided on,
 * and goes with the flag; there is never more than one, and it is that of the stay that goes on.
 *
 * @param raise whether a draft is to be raised
 * @param withdraw drafts of the service that nobody needs
 */
public record EarlyDraft(boolean raise, List<UUID> withdraw) {

    /**
     * @param stay that it was raised for
     * @param untouched raised by the service, and nobody was asked yet
     * @param takenBack withdrawn by the service, so that it says nothing of what people want
     */
    public record Duty(UUID id, String stay, boolean untouched, boolean takenBack) {}

    /** @param open whether the person is still to leave hospital */
    public record Flag(String stay, boolean raised, boolean open) {}

    public EarlyDraft {
        withdraw = List.copyOf(withdraw);
    }

    /** @param duties of the stay and of those that are part of it */
    public static EarlyDraft of(Flag flag, List<Duty> duties) {
        List<Duty> own = new ArrayList<>(duties.stream()
                .filter(Duty::untouched)
                .sorted(Comparator.comparing((Duty duty) -> !duty.stay().equals(flag.stay()))
                        .thenComparing(Duty::id))
                .toList());
        boolean decided = duties.stream().anyMatch(duty -> !duty.untouched() && !duty.takenBack());
        boolean wanted = flag.raised() && !decided;
        boolean there = !own.isEmpty() && own.getFirst().stay().equals(flag.stay());
        boolean raise = wanted && !there && flag.open();
        if (wanted && !raise && !own.isEmpty()) {
            own.removeFirst();
        }
        return new EarlyDraft(raise, own.stream().map(Duty::id).toList());
    }
}
