package org.homeward.discharge.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeward.discharge.domain.CaseFact.ClinicalCriteriaSet;
import org.homeward.discharge.domain.CaseFact.CoordinatorNamed;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.ExpectedDateSet;
import org.homeward.discharge.domain.CaseFact.HousingFlagged;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.HousingFlag.Need;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.WayOut.Abode;
import org.homeward.discharge.domain.WayOut.Announcement;
import org.jspecify.annotations.Nullable;

/**
 * From the newest state of a stay and everything said about it to its discharge case: a pure function, the same for
 * every order in which they came. Facts of stays that were merged into this one count as said of this one.
 */
public final class CaseFold {

    private final StayVersion stay;
    private final List<CaseFact> facts;
    private final List<Presence> presences;
    private final @Nullable Instant dischargedAt;

    private CaseFold(StayVersion stay, Collection<CaseFact> facts) {
        this.stay = stay;
        this.facts =
                facts.stream().distinct().sorted(comparing(CaseFact::stamp)).toList();
        List<Presence> told = Presence.of(stay);
        this.dischargedAt = told.isEmpty() ? null : told.getLast().until();
        this.presences = stay.died() ? endedByDeath(told, stay.recordedAt()) : told;
    }

    /** No feed gives the time of a death. Until a discharge does, it is when the stay's newest word became known. */
    private static List<Presence> endedByDeath(List<Presence> presences, Instant knownAt) {
        if (presences.isEmpty() || presences.getLast().until() != null) {
            return presences;
        }
        List<Presence> ended = new ArrayList<>(presences);
        Instant from = ended.removeLast().from();
        ended.add(new Presence(from, knownAt.isBefore(from) ? from : knownAt));
        return ended;
    }

    public static DischargeCase of(StayVersion stay, Collection<CaseFact> facts) {
        return new CaseFold(stay, facts).fold();
    }

    /** The case as it was at {@code time}, by what is given here: nothing that happened later counts. */
    public static DischargeCase asOf(Instant time, StayVersion stay, Collection<CaseFact> facts) {
        return of(
                AsOf.stay(time, stay),
                facts.stream()
                        .filter(fact -> !fact.stamp().occurredAt().isAfter(time))
                        .toList());
    }

    private DischargeCase fold() {
        List<CriteriaReviewed> byPeople = of(CriteriaReviewed.class).toList();
        List<CriteriaReviewed> reviews = Stream.concat(byPeople.stream(), FeedReviews.of(stay, byPeople).stream())
                .filter(review -> isDuring(review.stamp().occurredAt()))
                .sorted(comparing(CaseFact::stamp))
                .toList();
        List<ReadyPeriod> periods = ReadyPeriods.of(presences, reviews);
        ReadyPeriod ready = ReadyPeriods.deciding(presences, periods);
        return new DischargeCase(
                stay.stay(),
                stay.trust(),
                status(ready),
                place(),
                isPlanned(),
                presences.isEmpty() ? null : admittedAt(),
                dischargedAt,
                List.copyOf(presences),
                reviews,
                periods,
                ready,
                expectedDates(),
                of(PathwayDecided.class).toList(),
                of(CoordinatorNamed.class).toList(),
                of(ClinicalCriteriaSet.class).toList(),
                Delays.of(facts, presences, stay.status().isVoid()),
                housingFlag());
    }

    private DischargeCase.Status status(@Nullable ReadyPeriod ready) {
        return switch (stay.status()) {
            case MERGED -> DischargeCase.Status.MERGED;
            case CANCELLED -> DischargeCase.Status.CANCELLED;
            case UNKNOWN, PREADMITTED -> DischargeCase.Status.EXPECTED;
            case DISCHARGED -> stay.died() ? DischargeCase.Status.DIED : DischargeCase.Status.DISCHARGED;
            case REGISTERED, ADMITTED, ON_LEAVE ->
                stay.died()
                        ? DischargeCase.Status.DIED
                        : ready != null && ready.isOpen()
                                ? DischargeCase.Status.READY
                                : DischargeCase.Status.IN_HOSPITAL;
        };
    }

    private @Nullable Place place() {
        if (stay.status().isVoid() || stay.movements().isEmpty()) {
            return null;
        }
        Movement last = stay.movements().getLast();
        return last.status().isPresent() ? last.place() : null;
    }

    /** Of this presence; null before it, and once the patient is an outpatient again. */
    private @Nullable Instant admittedAt() {
        List<Presence> inpatient = Presence.asInpatient(stay);
        return !inpatient.isEmpty() && Objects.equals(inpatient.getLast().until(), dischargedAt)
                ? inpatient.getLast().from()
                : null;
    }

    private boolean isPlanned() {
        boolean announced =
                !stay.movements().isEmpty() && stay.movements().getFirst().status() == StayVersion.Status.PREADMITTED;
        return stay.admissionClass().isPlanned(announced);
    }

    /** What a person set stands after every announcement of a hospital system, whatever their times. */
    private List<ExpectedDate> expectedDates() {
        Stream<ExpectedDate> announced = announced().stream();
        Stream<ExpectedDate> set = of(ExpectedDateSet.class)
                .map(fact -> new ExpectedDate(
                        fact.date(),
                        fact.reason(),
                        fact.stamp().by(),
                        fact.stamp().occurredAt(),
                        false,
                        null));
        return Stream.concat(announced, set).toList();
    }

    /** By A16, and by PV2-9 of other events; one that deletes the date takes back what was announced before. */
    private List<ExpectedDate> announced() {
        List<Announcement> all = new ArrayList<>(stay.wayOut().announcements());
        for (Expectation expectation : stay.expectations()) {
            if (expectation.event().equals("A16") && expectation.expectedAt() != null) {
                all.add(new Announcement(expectation.at(), stay.source(), expectation.expectedAt()));
            }
        }
        all.sort(comparing(Announcement::at));
        List<ExpectedDate> dates = new ArrayList<>();
        for (Announcement one : all) {
            Instant at = one.expectedAt();
            if (at == null) {
                dates.replaceAll(date -> date.withdrawn(one.at()));
            } else {
                dates.add(new ExpectedDate(London.dateOf(at), null, one.source(), one.at(), true, null));
            }
        }
        return dates;
    }

    /** What a person said last stands after every word of a hospital system, whatever their times. */
    private @Nullable HousingFlag housingFlag() {
        List<HousingFlagged> said = of(HousingFlagged.class).toList();
        if (!said.isEmpty()) {
            HousingFlagged last = said.getLast();
            return new HousingFlag(last.need(), last.stamp().by(), last.stamp().occurredAt(), false);
        }
        List<Abode> told = stay.wayOut().abodes();
        if (told.isEmpty()) {
            return null;
        }
        Abode last = told.getLast();
        return new HousingFlag(last.noFixedAbode() ? Need.NO_FIXED_ABODE : Need.NONE, last.source(), last.at(), true);
    }

    private boolean isDuring(Instant time) {
        Predicate<Presence> covers = presence -> presence.covers(time);
        return presences.stream().anyMatch(covers);
    }

    private <T extends CaseFact> Stream<T> of(Class<T> kind) {
        List<T> result = new ArrayList<>();
        facts.stream().filter(kind::isInstance).map(kind::cast).forEach(result::add);
        return result.stream();
    }
}
