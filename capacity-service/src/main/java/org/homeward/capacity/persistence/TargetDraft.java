package org.homeward.capacity.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.capacity.domain.BedFacts;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.Span;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** A bed ({@code site/ward/bay/bed}) or ward ({@code site/ward}) while its facts come in. */
final class TargetDraft {

    private static final Comparator<Seen> NEWEST =
            Comparator.comparing(Seen::at).thenComparing(Seen::source);

    private record Seen(Instant at, String source) {}

    final String target;
    final List<Span> spans = new ArrayList<>();
    final List<BedStatusFact> statuses = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> trusts = new ArrayList<>();

    @Nullable
    String siteTrust;

    boolean usedByFeed;
    private @Nullable EstateEntry estate;
    private @Nullable Instant removedAt;
    private @Nullable String name;
    private @Nullable String specialty;
    private @Nullable Seen declared;

    TargetDraft(String target) {
        this.target = target;
    }

    /** Notes that something was recorded about it. */
    void saw(@Nullable Instant at, @Nullable String source, @Nullable String trust) {
        if (at != null) {
            seen.add(new Seen(at, source == null ? "" : source));
        }
        if (trust != null) {
            trusts.add(trust);
        }
    }

    /** Notes what the estate says of the bed, null that it no longer has it. */
    void declared(@Nullable EstateEntry entry, Instant at) {
        estate = entry;
        removedAt = entry == null ? at : null;
        declared = new Seen(at, "estate");
    }

    /** Notes what the estate says of the ward. */
    void describe(@Nullable String wardName, @Nullable String wardSpecialty, Instant at) {
        name = wardName;
        specialty = wardSpecialty;
        declared = new Seen(at, "estate");
    }

    /** What the estate says is as it was at another time. */
    void replaceEstate(@Nullable SiteEstate then) {
        estate = null;
        removedAt = null;
        name = null;
        specialty = null;
        declared = null;
        siteTrust = then == null ? null : then.trust();
        if (then != null) {
            EstateEntry entry = then.beds().get(target);
            Instant gone = then.removedBeds().get(target);
            SiteEstate.WardEntry ward = then.wards().get(target);
            if (entry != null) {
                declared(entry, entry.declaredAt());
            } else if (gone != null) {
                declared(null, gone);
            } else if (ward != null) {
                describe(ward.name(), ward.specialty(), ward.declaredAt());
            }
        }
    }

    String site() {
        return Place.parse(isBed() ? target : target + "/-/-").site();
    }

    /** Whether anything has been recorded about it. */
    boolean isKnown() {
        return trust() != null && (declared != null || !seen.isEmpty());
    }

    boolean isBed() {
        return isBed(target);
    }

    static boolean isBed(String target) {
        return target.chars().filter(c -> c == '/').count() == 3;
    }

    /** Stays that ended before this instant have no part in the live record: not before the last observation either. */
    Instant sinceWhen() {
        return sinceWhen(last().at());
    }

    Instant sinceWhen(Instant observed) {
        Instant seen = statuses.stream()
                .filter(fact -> fact.said().letter() != null && !fact.from().isAfter(observed))
                .map(BedStatusFact::from)
                .max(Comparator.naturalOrder())
                .orElse(observed);
        Instant cleaned = sinceCleaned(observed);
        return seen.isBefore(cleaned) ? seen : cleaned;
    }

    private Instant sinceCleaned(Instant observed) {
        if (estate == null || !estate.cleaningAfterStay()) {
            return observed;
        }
        return statuses.stream()
                .filter(fact -> fact.said().cleans() && !fact.from().isAfter(observed))
                .map(BedStatusFact::from)
                .max(Comparator.naturalOrder())
                .orElse(Rows.BEGINNING);
    }

    BedFacts bed() {
        Seen last = last();
        return new BedFacts(
                Place.parse(target),
                trustOrNone(),
                estate,
                removedAt == null ? first() : removedAt,
                usedByFeed,
                spans,
                statuses,
                holds,
                last.at(),
                last.source());
    }

    Ward.Facts ward() {
        return new Ward.Facts(Place.parse(target + "/-/-"), trustOrNone(), name, specialty, spans, last().at());
    }

    /** The estate knows whose site it is; until then the trust that spoke of the bed, the first of several. */
    private @Nullable String trust() {
        return siteTrust != null
                ? siteTrust
                : trusts.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private String trustOrNone() {
        String trust = trust();
        return trust == null ? "" : trust;
    }

    private Stream<Seen> seen() {
        return Stream.concat(seen.stream(), Stream.ofNullable(declared));
    }

    private Seen last() {
        return seen().max(NEWEST).orElse(new Seen(Rows.BEGINNING, ""));
    }

    private Instant first() {
        return seen().map(Seen::at).min(Comparator.naturalOrder()).orElse(Rows.BEGINNING);
    }
}
