package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeward.capacity.domain.Bed.Conflict;
import org.homeward.capacity.domain.Bed.Expected;
import org.homeward.capacity.domain.Bed.Observation;
import org.homeward.capacity.domain.Bed.Occupant;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.Reason.Code;
import org.homeward.capacity.domain.Span.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The bed algebra: the record of a bed as a function of everything known about it, the same for every order in which
 * it became known. Unknown is not free: a bed that no estate has, or whose staffing nobody stated, is not allocatable.
 */
public final class DeriveBed {

    private final BedFacts facts;
    private final Horizon horizon;
    private final List<Span> present;
    private final List<Span> expected;
    private final List<Reason> reasons = new ArrayList<>();

    private DeriveBed(BedFacts facts, Horizon horizon) {
        this.facts = facts;
        this.horizon = horizon;
        this.present = shown(Span::occupies);
        this.expected = shown(span -> span.kind() == Kind.EXPECTED);
    }

    /** The record of the bed for readers of now. */
    public static Bed live(BedFacts facts) {
        return at(facts, Horizon.live(facts.observedAt()));
    }

    /** The record of the bed as of the horizon. */
    public static Bed at(BedFacts facts, Horizon horizon) {
        return new DeriveBed(facts, horizon).derive();
    }

    private Bed derive() {
        EstateEntry estate = facts.estate();
        List<Overlap> overlaps = Overlap.among(present);
        Hold hold = hold();
        addReasons(overlaps, hold);
        return new Bed(
                facts.bed(),
                facts.trust(),
                estate != null,
                isRemoved(hold),
                estate == null ? null : estate.kind(),
                estate == null ? null : estate.singleRoom(),
                estate == null ? null : estate.sex(),
                estate == null ? null : estate.specialty(),
                estate == null ? null : estate.staffed(),
                reasons.stream().sorted(Reason.ORDER).toList(),
                occupants(),
                conflict(overlaps),
                hold == null ? null : shownHold(hold),
                arrivals(),
                observation(),
                facts.observedAt(),
                facts.source());
    }

    private boolean isRemoved(@Nullable Hold hold) {
        return facts.estate() == null && hold == null && !facts.usedByFeed();
    }

    private void addReasons(List<Overlap> overlaps, @Nullable Hold hold) {
        add(Code.OCCUPIED, intervals(present, Kind.PRESENT));
        add(Code.ON_LEAVE, intervals(present, Kind.ON_LEAVE));
        add(Code.HELD, hold == null ? List.of() : List.of(hold.interval()));
        add(Code.CLEANING, Interval.fromEach(dirtied(), starts(Said::cleans)));
        add(Code.CONTAMINATED, Interval.fromEach(starts(Said::startsContamination), starts(Said::cleans)));
        add(Code.EXPECTED, intervals(expected, Kind.EXPECTED));
        add(Code.CONFLICT, overlaps.stream().map(Overlap::when).toList());
        addClosures();
        addEstate();
    }

    private void addEstate() {
        EstateEntry estate = facts.estate();
        if (estate == null) {
            reasons.add(new Reason(Code.UNREGISTERED, asLongAsAsked(facts.unregisteredSince())));
        } else if (!Boolean.TRUE.equals(estate.staffed())) {
            reasons.add(new Reason(Code.UNSTAFFED, asLongAsAsked(estate.declaredAt())));
        }
    }

    /** What nobody dated holds for every instant that is asked about. */
    private Interval asLongAsAsked(Instant known) {
        return new Interval(known.isAfter(horizon.at()) ? horizon.at() : known, null);
    }

    private void addClosures() {
        add(Code.CLOSED, Interval.fromEach(starts(said -> said == Said.FEED_CLOSED), starts(Said::reopensFeedClosure)));
        List<Instant> openings = starts(said -> said == Said.OPEN);
        for (BedStatusFact fact : facts.statuses()) {
            if (fact.said() == Said.CLOSED) {
                Instant opened = Interval.fromEach(List.of(fact.from()), openings)
                        .getFirst()
                        .until();
                Interval closed = new Interval(fact.from(), Interval.earlier(fact.until(), opened));
                if (!closed.isEmpty() && horizon.shows(closed)) {
                    reasons.add(new Reason(Code.CLOSED, closed.from(), closed.until(), fact.detail()));
                }
            }
        }
    }

    private Collection<Instant> dirtied() {
        EstateEntry estate = facts.estate();
        Stream<Instant> stays = estate == null || !estate.cleaningAfterStay()
                ? Stream.of()
                : facts.spans().stream()
                        .filter(span -> span.occupies() && span.vacates())
                        .flatMap(span -> Stream.ofNullable(span.until()));
        return Stream.concat(stays, starts(Said::startsCleaning).stream()).toList();
    }

    private List<Instant> starts(Predicate<Said> which) {
        return facts.statuses().stream()
                .filter(fact -> which.test(fact.said()))
                .map(BedStatusFact::from)
                .toList();
    }

    private List<Occupant> occupants() {
        return present.stream()
                .map(Ward::occupant)
                .sorted(Comparator.comparing(Occupant::from).thenComparing(Occupant::stay))
                .toList();
    }

    private List<Expected> arrivals() {
        return expected.stream()
                .map(Ward::expected)
                .sorted(Comparator.comparing(Expected::at)
                        .thenComparing(Expected::stay)
                        .thenComparing(Expected::event))
                .toList();
    }

    private @Nullable Conflict conflict(List<Overlap> overlaps) {
        List<Interval> times =
                Interval.union(overlaps.stream().map(Overlap::when).toList());
        if (times.isEmpty()) {
            return null;
        }
        Interval first = times.getFirst();
        List<String> stays = overlaps.stream()
                .filter(overlap -> overlap.when().overlap(first) != null)
                .flatMap(overlap -> Stream.of(overlap.one(), overlap.other()))
                .distinct()
                .sorted()
                .toList();
        return new Conflict(stays, first.from(), first.until());
    }

    private @Nullable Hold hold() {
        return facts.holds().stream()
                .filter(hold -> !hold.interval().isEmpty() && horizon.shows(hold.interval()))
                .min(Comparator.comparing(Hold::from).thenComparing(Hold::id))
                .orElse(null);
    }

    private static Bed.Hold shownHold(Hold hold) {
        return new Bed.Hold(hold.id(), hold.stay(), hold.purpose(), hold.from(), hold.until(), hold.by());
    }

    private @Nullable Observation observation() {
        BedStatusFact last = facts.statuses().stream()
                .filter(fact -> fact.said().letter() != null)
                .filter(fact ->
                        !fact.from().isAfter(horizon.at()) || fact.from().isAfter(horizon.hindsight()))
                .max(Comparator.comparing(BedStatusFact::from).thenComparing(BedStatusFact::sequence))
                .orElse(null);
        String letter = last == null ? null : last.said().letter();
        if (last == null || letter == null) {
            return null;
        }
        boolean occupied = facts.spans().stream()
                .anyMatch(span -> span.occupies() && span.interval().holds(last.from()));
        boolean mismatch = last.said() == Said.FEED_OCCUPIED ? !occupied : letter.equals("U") && occupied;
        return new Observation(letter, last.from(), mismatch);
    }

    private List<Span> shown(Predicate<Span> which) {
        return facts.spans().stream()
                .filter(which)
                .filter(span -> horizon.shows(span.interval()))
                .toList();
    }

    private static List<Interval> intervals(List<Span> spans, Kind kind) {
        return spans.stream()
                .filter(span -> span.kind() == kind)
                .map(Span::interval)
                .toList();
    }

    private void add(Code code, List<Interval> intervals) {
        for (Interval interval : Interval.union(intervals)) {
            if (horizon.shows(interval)) {
                reasons.add(new Reason(code, interval));
            }
        }
    }
}
