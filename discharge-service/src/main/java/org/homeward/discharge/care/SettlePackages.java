package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Loop;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.fault.StopPoint;
import org.jspecify.annotations.Nullable;

/** Settles the packages of a person after something was heard of one of their stays, or of who they are. */
@ApplicationScoped
class SettlePackages {

    /** What makes stays another person's. */
    @FunctionalInterface
    interface Passing {
        void on(Connection connection) throws SQLException;
    }

    private final CareStays stays;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final Instance<PersonFollower> followers;

    SettlePackages(
            CareStays stays,
            PackageSearch search,
            Packages packages,
            Markets markets,
            @Any Instance<PersonFollower> followers) {
        this.stays = stays;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.followers = followers;
    }

    /** A stay stands otherwise than before; merges move its packages, and so does the end of a merge. */
    void moved(Connection connection, @Nullable StayStanding before, StayStanding after) throws SQLException {
        boolean isMerged = after.mergedInto() != null;
        String root = isMerged ? stays.root(connection, after.stay()) : after.stay();
        boolean wasMerged = before != null && before.mergedInto() != null;
        boolean hasGathered = (isMerged || wasMerged) && gather(connection, root);
        StayStanding goesOn = root.equals(after.stay()) ? after : stays.lock(connection, root);
        if (goesOn == null) {
            return;
        }
        boolean wasIn = before != null && before.isInHospital() && Objects.equals(before.person(), after.person());
        Set<String> entered = goesOn.isInHospital() && !wasIn ? Set.of(root) : Set.of();
        boolean isOtherwise = hasGathered || !isMerged && rulesOutAnew(before, after);
        Set<String> changed = isOtherwise ? Set.of(root) : Set.of();
        List<StayStanding> group = group(connection, goesOn);
        settle(connection, ids(group), new Whereabouts(group, entered, changed, wasIn));
    }

    private static boolean rulesOutAnew(@Nullable StayStanding before, StayStanding after) {
        return before == null || before.mergedInto() != null || !Objects.equals(before.obstacle(), after.obstacle());
    }

    /** Care that is asked for a moment before a death is heard of is there to be withdrawn once it is committed. */
    void awaitRequestsOfTheDead(Connection connection, List<StayStanding> moved) throws SQLException {
        stays.ofPeople(
                connection,
                people(moved.stream()
                        .filter(stay -> stay.presence() == StayStanding.Presence.DIED)
                        .toList()));
    }

    /** Brings home what was asked for a stay that is part of this one now; gives whether there was anything. */
    private boolean gather(Connection connection, String root) throws SQLException {
        List<UUID> elsewhereNow = search.elsewhere(connection, root);
        for (UUID id : elsewhereNow) {
            Recorded elsewhere = packages.lock(connection, id);
            if (elsewhere != null) {
                change(connection, elsewhere, Loop.merged(elsewhere.known(), root), RecordedTime.read(connection));
            }
        }
        return !elsewhereNow.isEmpty();
    }

    /**
     * Settles everybody whose stays are other ones than before, now that these are another person's; gives the stays of
     * everybody concerned.
     *
     * @param pass writes whose they are
     */
    Set<String> rejoined(Connection connection, Collection<String> changed, Passing pass) throws SQLException {
        Set<String> people = people(stays.lock(connection, changed).values());
        List<StayStanding> before = stays.ofPeople(connection, people);
        pass.on(connection);
        people.addAll(people(stays.lock(connection, changed).values()));
        List<StayStanding> after = stays.ofPeople(connection, people);
        for (StayStanding stay : after) {
            List<StayStanding> was = ofSamePerson(stay.stay(), before, stay);
            List<StayStanding> is = ofSamePerson(stay.stay(), after, stay);
            if (!ids(was).equals(ids(is))) {
                settle(connection, Set.of(stay.stay()), relinked(was, is));
            }
        }
        Set<String> concerned = new TreeSet<>(ids(after));
        concerned.addAll(changed);
        return concerned;
    }

    /** Where the person of a stay is, and stays until the transaction ends. Take it before any package. */
    Whereabouts whereabouts(Connection connection, String stay) throws SQLException {
        return new Whereabouts(stays.shareOfPerson(connection, stay), Set.of(), Set.of(), false);
    }

    /** A package of this stay was changed, and nothing else in this transaction: who follows its person is told. */
    void changed(Connection connection, String stay) throws SQLException {
        for (PersonFollower follower : followers) {
            follower.follow(connection, List.of(stay));
        }
    }

    /** What is new for somebody who had these stays before, and has those now. */
    private static Whereabouts relinked(List<StayStanding> before, List<StayStanding> now) {
        Set<String> entered = now.stream()
                .filter(StayStanding::isInHospital)
                .map(StayStanding::stay)
                .filter(stay -> !ids(before).contains(stay))
                .collect(Collectors.toSet());
        return new Whereabouts(now, entered, Set.of(), before.stream().anyMatch(StayStanding::isInHospital));
    }

    /** Each is settled at a time of its own: whoever held it before has recorded an earlier one. */
    private void settle(Connection connection, Set<String> ofStays, Whereabouts person) throws SQLException {
        if (StopPoint.sabotaged("no-settle")) {
            return;
        }
        for (UUID id : search.ofStays(connection, ofStays)) {
            Recorded before = packages.lock(connection, id);
            if (before != null) {
                PackageOfCare known = before.known();
                Instant now = RecordedTime.read(connection);
                Market market = markets.withoutProviders(connection, known.need(), now);
                change(connection, before, Loop.settle(known, person, market), now);
            }
        }
    }

    private void change(Connection connection, Recorded before, Decision decided, Instant now) throws SQLException {
        if (decided instanceof Decision.Accepted decision) {
            packages.change(connection, before, decision, now);
        }
    }

    /** The stays of the person who has this one. */
    private List<StayStanding> group(Connection connection, StayStanding stay) throws SQLException {
        List<StayStanding> all = stays.ofPeople(connection, people(List.of(stay)));
        return all.isEmpty() ? List.of(stay) : all;
    }

    private static Set<String> people(Collection<StayStanding> stays) {
        return stays.stream()
                .map(StayStanding::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The stays that the person of this one has; it alone where it was not among them. */
    private static List<StayStanding> ofSamePerson(String stay, List<StayStanding> all, StayStanding itself) {
        return all.stream()
                .filter(one -> one.stay().equals(stay))
                .findFirst()
                .map(known -> all.stream()
                        .filter(one -> Objects.equals(one.person(), known.person()))
                        .toList())
                .orElse(List.of(itself));
    }

    private static Set<String> ids(List<StayStanding> stays) {
        return stays.stream().map(StayStanding::stay).collect(Collectors.toSet());
    }
}
