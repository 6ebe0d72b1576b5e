package org.homeward.discharge.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.DayMarked;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;

/**
 * The returns as a clerk would make them who reads the whole ledger aloud for every day anew, and keeps on a slate who is
 * in, since when, and who waits. It knows nothing of cases, periods and spells: the folds must agree with it.
 */
public final class Clerk {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What a day of a stay came to: amounts by the code of the number. */
    public record Entry(String stay, String code, long amount) {}

    private final Instant asOf;
    private final List<String> reasonOrder;
    private final Set<String> notIn;
    private final Set<String> withoutColours;
    public final Set<LocalDate> heard;
    public final Set<LocalDate> reviewed;
    private final Map<String, StayVersion> stays = new TreeMap<>();
    private final Map<String, List<CaseFact>> facts = new HashMap<>();

    /**
     * @param notIn wards that are left out
     * @param withoutColours wards without red and green days
     */
    public Clerk(
            HospitalMonth month,
            Instant asOf,
            Instant knownAt,
            List<String> reasonOrder,
            Set<String> notIn,
            Set<String> withoutColours) {
        this.withoutColours = withoutColours;
        this.asOf = asOf;
        this.reasonOrder = reasonOrder;
        this.notIn = notIn;
        for (StayVersion version : month.versions) {
            if (!version.recordedAt().isAfter(knownAt)) {
                StayVersion before = stays.get(version.stay());
                if (before == null || before.version() < version.version()) {
                    stays.put(version.stay(), version);
                }
            }
        }
        for (HospitalMonth.Said said : month.said) {
            boolean known = !said.fact().stamp().recordedAt().isAfter(knownAt);
            if (known && !said.fact().stamp().occurredAt().isAfter(asOf)) {
                String root = said.stay();
                while (stays.containsKey(root) && stays.get(root).into() != null) {
                    root = stays.get(root).into();
                }
                facts.computeIfAbsent(root, r -> new ArrayList<>()).add(said.fact());
            }
        }
        stays.values().removeIf(stay -> stay.status() == Status.MERGED || stay.status() == Status.CANCELLED);
        facts.keySet().retainAll(stays.keySet());
        heard = daysHeard();
        reviewed = daysReviewed();
    }

    /** Days on which somebody told anything. */
    private Set<LocalDate> daysHeard() {
        Set<LocalDate> days = new HashSet<>();
        stays.values().forEach(stay -> told(stay).forEach(movement -> days.add(date(movement.at()))));
        facts.values()
                .forEach(some -> some.forEach(fact -> days.add(date(fact.stamp().occurredAt()))));
        return days;
    }

    /** Days on which criteria to reside of a patient who was there were reviewed. */
    private Set<LocalDate> daysReviewed() {
        Set<LocalDate> days = new HashSet<>();
        for (StayVersion stay : stays.values()) {
            for (CaseFact fact : facts.getOrDefault(stay.stay(), List.of())) {
                Instant at = fact.stamp().occurredAt();
                if (fact instanceof CriteriaReviewed && presentBefore(stay, at) && !knownToBeDead(stay, at)) {
                    days.add(date(at));
                }
            }
        }
        return days;
    }

    /** Everything that the day adds to the situation report, and to the publication of ready dates. */
    public List<Entry> day(LocalDate day) {
        List<Entry> entries = new ArrayList<>();
        for (StayVersion stay : stays.values()) {
            Slate slate = new Slate(stay, day);
            slate.read();
            slate.write(entries);
        }
        return entries;
    }

    /** Red, green and unmarked days by ward, as {@code ward code stay}. */
    public List<String> redAndGreen(LocalDate day) {
        List<String> lines = new ArrayList<>();
        for (StayVersion stay : stays.values()) {
            String ward = null;
            boolean there = false;
            List<Movement> movements = told(stay);
            for (int i = 0; i < movements.size(); i++) {
                Movement movement = movements.get(i);
                Instant until = i + 1 < movements.size() ? movements.get(i + 1).at() : asOf;
                boolean touches =
                        !date(movement.at()).isAfter(day) && !date(until).isBefore(day);
                if (isAdmitted(movement.status()) && touches) {
                    there = true;
                    ward = movement.place() == null
                            ? "-"
                            : movement.place().site() + '/' + movement.place().ward();
                }
            }
            if (there && !withoutColours.contains(ward)) {
                DayMarked mark = mark(stay, day);
                boolean green = mark != null && mark.colour() == Colour.GREEN;
                lines.add(ward + (green ? " GREEN " : " RED ") + stay.stay());
                if (mark == null) {
                    lines.add(ward + " UNMARKED " + stay.stay());
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private DayMarked mark(StayVersion stay, LocalDate day) {
        return facts.getOrDefault(stay.stay(), List.of()).stream()
                .filter(fact -> fact instanceof DayMarked marked
                        && marked.date().equals(day)
                        && !date(marked.stamp().occurredAt()).isAfter(day))
                .map(DayMarked.class::cast)
                .max(Comparator.comparing(marked -> marked.stamp().occurredAt()))
                .orElse(null);
    }

    private List<Movement> told(StayVersion stay) {
        return stay.movements().stream()
                .filter(movement -> !movement.at().isAfter(asOf))
                .toList();
    }

    private boolean presentBefore(StayVersion stay, Instant at) {
        boolean present = false;
        for (Movement movement : told(stay)) {
            present = movement.at().isBefore(at) ? isPresent(movement.status()) : present;
        }
        return present;
    }

    /** Nobody reviews the dead; who died without leaving is dead from the newest word on, since no feed says when. */
    private boolean knownToBeDead(StayVersion stay, Instant at) {
        List<Movement> movements = told(stay);
        boolean everything = movements.size() == stay.movements().size();
        return stay.died() && everything && isPresent(stay.status()) && at.isAfter(stay.recordedAt());
    }

    private static boolean isAdmitted(Status status) {
        return status == Status.ADMITTED || status == Status.ON_LEAVE;
    }

    private static boolean isPresent(Status status) {
        return status == Status.ADMITTED || status == Status.ON_LEAVE || status == Status.REGISTERED;
    }

    private static LocalDate date(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }

    /** One stay read aloud up to the end of one day. */
    private final class Slate {

        private final StayVersion stay;
        private final LocalDate day;
        private final Map<UUID, DelayOpened> waits = new HashMap<>();
        private final Set<UUID> over = new HashSet<>();
        private final List<Entry> left = new ArrayList<>();
        private boolean here;
        private boolean inBed;
        private Instant admitted;
        private Instant fit;
        private String ward;
        private String destination;

        Slate(StayVersion stay, LocalDate day) {
            this.stay = stay;
            this.day = day;
        }

        void read() {
            TreeMap<Instant, Object> told = new TreeMap<>();
            told(stay).forEach(movement -> told.put(movement.at(), movement));
            facts.getOrDefault(stay.stay(), List.of())
                    .forEach(fact -> told.put(fact.stamp().occurredAt(), fact));
            told.forEach((at, what) -> {
                if (!date(at).isAfter(day)) {
                    hear(at, what);
                }
            });
        }

        private void hear(Instant at, Object what) {
            switch (what) {
                case Movement movement -> moved(movement);
                case CriteriaReviewed review
                when here -> fit = !review.criterion().code().equals("none") ? null : fit == null ? at : fit;
                case DelayOpened opened when !over.contains(opened.delay()) -> waits.put(opened.delay(), opened);
                case DelayClosed closed -> {
                    over.add(closed.delay());
                    waits.remove(closed.delay());
                }
                case PathwayDecided decided -> destination = decided.destination();
                default -> {
                    // Says nothing that these returns ask.
                }
            }
        }

        private void moved(Movement movement) {
            boolean last = movement == stay.movements().getLast();
            boolean bed = movement.status() == Status.ADMITTED || movement.status() == Status.ON_LEAVE;
            if (bed && !inBed) {
                admitted = movement.at();
                ward = null;
            }
            if (bed && movement.place() != null) {
                ward = movement.place().site() + '/' + movement.place().ward();
            }
            if (inBed && !bed) {
                if (movement.status() == Status.DISCHARGED
                        && !(last && stay.died())
                        && date(movement.at()).equals(day)) {
                    leaves(movement.at());
                }
                destination = null;
            }
            if (here != isPresent(movement.status())) {
                fit = null;
            }
            if (here && !isPresent(movement.status())) {
                waits.clear();
            }
            here = isPresent(movement.status());
            inBed = bed && !(last && stay.died());
        }

        private void leaves(Instant at) {
            if (notIn.contains(String.valueOf(ward))) {
                return;
            }
            boolean late = !at.atZone(LONDON).toLocalTime().isBefore(LocalTime.parse("17:01:00"));
            left.add(new Entry(stay.stay(), "discharged", 1));
            left.add(new Entry(stay.stay(), late ? "discharged-after-17" : "discharged-by-17", 1));
            boolean listed = destination != null && !destination.equals("XX-GONE");
            left.add(new Entry(stay.stay(), "destination-" + (listed ? destination : "not-recorded"), 1));
            if (fit != null) {
                left.add(new Entry(stay.stay(), "nctr", 1));
                left.add(new Entry(stay.stay(), "discharged-nctr", 1));
                if (daysFit() > 0) {
                    left.add(new Entry(stay.stay(), "delay", daysFit()));
                }
            }
            if (nights() > 0) {
                left.add(new Entry(stay.stay(), "overnight", fit == null ? 0 : daysFit()));
                if (fit == null) {
                    left.add(new Entry(stay.stay(), "blank", 1));
                }
            }
        }

        void write(List<Entry> entries) {
            entries.addAll(left);
            if (!inBed || fit == null || notIn.contains(String.valueOf(ward))) {
                return;
            }
            entries.add(new Entry(stay.stay(), "nctr", 1));
            entries.add(new Entry(stay.stay(), "remaining", 1));
            for (int least : new int[] {7, 14, 21}) {
                if (nights() >= least) {
                    entries.add(new Entry(stay.stay(), "bed-days-" + least, daysFit()));
                    if (least < 21) {
                        entries.add(new Entry(stay.stay(), "reason-" + least + '-' + reason(), 1));
                    }
                }
            }
        }

        private long nights() {
            return ChronoUnit.DAYS.between(date(admitted), day);
        }

        private long daysFit() {
            return ChronoUnit.DAYS.between(date(fit.isBefore(admitted) ? admitted : fit), day);
        }

        private String reason() {
            DelayOpened first = null;
            for (DelayOpened wait : waits.values()) {
                if (first == null
                        || wait.stamp().occurredAt().isBefore(first.stamp().occurredAt())) {
                    first = wait;
                }
            }
            return first == null || !reasonOrder.contains(first.reason()) ? "not-recorded" : first.reason();
        }
    }
}
