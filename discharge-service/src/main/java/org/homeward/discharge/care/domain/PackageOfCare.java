package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.homeward.discharge.care.domain.State.HandbackNotice;
import org.homeward.discharge.care.domain.State.Notice;
import org.homeward.discharge.care.domain.State.Paused;
import org.homeward.discharge.care.domain.State.Sourcing;
import org.homeward.discharge.care.domain.State.Started;
import org.jspecify.annotations.Nullable;

/**
 * Care at home for somebody who leaves hospital: what is needed, how it stands, everybody who was asked and every
 * promise of hours. It changes by {@link Decision} only.
 *
 * @param previous who had accepted before and is asked first, alone; null if nobody
 */
public record PackageOfCare(
        UUID id,
        Whose whose,
        Need need,
        State state,
        @Nullable String previous,
        Milestones milestones,
        List<Offer> offers,
        List<Commitment> commitments) {

    public PackageOfCare {
        offers = List.copyOf(offers);
        commitments = List.copyOf(commitments);
    }

    /**
     * For whom it is.
     *
     * @param stay for which it was asked for; after a merge the stay that goes on
     * @param trust whose patient it is
     * @param person random id of the patient, null while nobody said whose stay it is
     */
    public record Whose(String stay, String trust, @Nullable String person) {}

    /** A package of which nobody has heard yet. */
    public static PackageOfCare draft(UUID id, Whose whose, Need need, @Nullable String previous, Instant now) {
        return new PackageOfCare(
                id, whose, need, new State.Draft(), previous, Milestones.requested(now), List.of(), List.of());
    }

    public String stay() {
        return whose.stay();
    }

    public String trust() {
        return whose.trust();
    }

    public Instant requestedAt() {
        return milestones.requestedAt();
    }

    /** When the first visit of all was made; null if none was. */
    public @Nullable Instant firstStartedAt() {
        return milestones.firstStartedAt();
    }

    /** When the search for a provider began that goes on, or went on last. */
    public Instant searchedSince() {
        return milestones.searches().getLast();
    }

    /** How often a search for a provider began. */
    public int round() {
        return milestones.searches().size();
    }

    /** Who makes the visits, or has promised to; null while nobody has. */
    public @Nullable String provider() {
        return state.provider();
    }

    /** How far the search for a provider is; null while none is sought. */
    public @Nullable Sourcing sourcing() {
        return state.sourcing();
    }

    /** Whether visits have ever been made. */
    public boolean hasStarted() {
        return firstStartedAt() != null;
    }

    /** Whether visits are made, or are only interrupted. */
    public boolean isRunning() {
        return state instanceof Started || state instanceof Paused || state instanceof HandbackNotice;
    }

    public @Nullable Offer offer(UUID offer) {
        return offers.stream().filter(one -> one.id().equals(offer)).findFirst().orElse(null);
    }

    /** Who was asked since the search began. */
    public List<Offer> ofThisRound() {
        return offers.stream().filter(offer -> offer.round() == round()).toList();
    }

    PackageOfCare in(State next) {
        return new PackageOfCare(id, whose, need, next, previous, milestones, offers, commitments);
    }

    /** The search stands so; beside a hand-back the visits, or their pause, go on. */
    PackageOfCare sought(Sourcing next) {
        return switch (state) {
            case HandbackNotice(String provider, Instant startedAt, Notice notice) ->
                in(new HandbackNotice(provider, startedAt, notice.sought(next)));
            case Paused paused when paused.notice() instanceof Notice notice -> in(paused.on(notice.sought(next)));
            default -> in(next);
        };
    }

    PackageOfCare started(String provider, Instant at) {
        Started next = new Started(provider, at);
        return new PackageOfCare(id, whose, need, next, previous, milestones.started(at), offers, commitments);
    }

    /** Somebody has looked at the need. @param visits as they are needed from now on */
    PackageOfCare reviewed(List<Visit> visits, Instant at) {
        Need other = need.withVisits(visits);
        return new PackageOfCare(id, whose, other, state, previous, milestones.reviewed(at), offers, commitments);
    }

    /** @param first who is asked first, alone; null for nobody */
    PackageOfCare inNextRound(@Nullable String first, Instant now) {
        return new PackageOfCare(id, whose, need, state, first, milestones.searched(now), offers, commitments);
    }

    PackageOfCare ofStay(String other) {
        Whose merged = new Whose(other, whose.trust(), whose.person());
        return new PackageOfCare(id, merged, need, state, previous, milestones, offers, commitments);
    }

    PackageOfCare withMore(List<Offer> sent) {
        List<Offer> all = new ArrayList<>(offers);
        all.addAll(sent);
        return withOffers(all);
    }

    PackageOfCare mapOffers(UnaryOperator<Offer> change) {
        return withOffers(offers.stream().map(change).toList());
    }

    PackageOfCare committed(String provider, Instant at) {
        List<Commitment> all = new ArrayList<>(commitments);
        all.add(Commitment.begun(provider, need, at));
        return withCommitments(all);
    }

    /** Ends what this provider has promised. */
    PackageOfCare released(String provider, Instant at) {
        return mapPromise(provider, one -> one.ended(at));
    }

    /** Changes what this provider has promised and not ended. */
    PackageOfCare mapPromise(String provider, UnaryOperator<Commitment> change) {
        return mapLive(one -> one.provider().equals(provider) ? change.apply(one) : one);
    }

    PackageOfCare mapLive(UnaryOperator<Commitment> change) {
        return withCommitments(commitments.stream()
                .map(one -> one.isLive() ? change.apply(one) : one)
                .toList());
    }

    /** Whether this provider gives the package up, or has given it up. */
    boolean isHandedBackBy(String provider) {
        if (state.notice() != null && provider.equals(state.provider())) {
            return true;
        }
        List<Commitment> own = commitments.stream()
                .filter(one -> one.provider().equals(provider))
                .toList();
        return !own.isEmpty() && !own.getLast().isLive();
    }

    /** The same package with these offers, in the order in which they were sent. */
    public PackageOfCare withOffers(List<Offer> others) {
        return new PackageOfCare(id, whose, need, state, previous, milestones, others, commitments);
    }

    PackageOfCare withCommitments(List<Commitment> others) {
        return new PackageOfCare(id, whose, need, state, previous, milestones, offers, others);
    }
}
