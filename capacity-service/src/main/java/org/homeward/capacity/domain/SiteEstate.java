package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.capacity.domain.EstateDocument.BedPart;
import org.homeward.capacity.domain.EstateDocument.Placed;
import org.homeward.capacity.domain.EstateDocument.WardPart;
import org.jspecify.annotations.Nullable;

/**
 * The estate of a site after some of its documents: what each bed and ward is, and since when it is so (recorded time).
 *
 * @param trust the trust that the site belongs to
 * @param beds by id
 * @param removedBeds beds that an earlier document had, with the time at which they went
 * @param wards by id
 */
public record SiteEstate(
        String site,
        String trust,
        Map<String, EstateEntry> beds,
        Map<String, Instant> removedBeds,
        Map<String, WardEntry> wards) {

    /** One version of a site's document. */
    public record Version(
            String site, long version, String trust, Instant recordedAt, String recordedBy, EstateDocument document) {}

    /**
     * A ward.
     *
     * @param removed whether the newest document no longer has it
     */
    public record WardEntry(
            String ward, @Nullable String name, @Nullable String specialty, boolean removed, Instant declaredAt) {

        boolean saysTheSameAs(WardEntry other) {
            return removed == other.removed
                    && Objects.equals(name, other.name)
                    && Objects.equals(specialty, other.specialty);
        }
    }

    /** Before the first document. */
    public static SiteEstate none(String site) {
        return new SiteEstate(site, "", Map.of(), Map.of(), Map.of());
    }

    /** The estate after these versions, oldest first. */
    public static SiteEstate after(String site, List<Version> versions) {
        SiteEstate estate = none(site);
        for (Version version : versions) {
            estate = estate.replacedBy(version);
        }
        return estate;
    }

    /** The estate after one more document. What it does not mention is gone; what has not changed keeps its time. */
    public SiteEstate replacedBy(Version next) {
        Instant at = next.recordedAt();
        boolean cleaning = Boolean.TRUE.equals(next.document().cleaningAfterStay());
        Map<String, EstateEntry> newBeds = new LinkedHashMap<>();
        for (Placed placed : next.document().beds(site)) {
            EstateEntry entry = entry(placed, next.trust(), cleaning, at);
            EstateEntry before = beds.get(placed.place().id());
            newBeds.put(placed.place().id(), before != null && entry.saysTheSameAs(before) ? before : entry);
        }
        Map<String, Instant> gone = new LinkedHashMap<>(removedBeds);
        beds.keySet().forEach(bed -> gone.put(bed, at));
        gone.keySet().removeAll(newBeds.keySet());
        return new SiteEstate(site, next.trust(), newBeds, gone, newWards(next.document(), at));
    }

    private Map<String, WardEntry> newWards(EstateDocument document, Instant at) {
        Map<String, WardEntry> result = new LinkedHashMap<>();
        for (WardPart ward : EstateDocument.orEmpty(document.wards())) {
            String id = new Place(site, ward.ward(), null, null).wardId();
            result.put(id, since(new WardEntry(id, ward.name(), ward.specialty(), false, at)));
        }
        wards.forEach((id, ward) -> result.putIfAbsent(id, since(new WardEntry(id, null, null, true, at))));
        return result;
    }

    private WardEntry since(WardEntry ward) {
        WardEntry before = wards.get(ward.ward());
        return before != null && before.saysTheSameAs(ward) ? before : ward;
    }

    private static EstateEntry entry(Placed placed, String trust, boolean cleaning, Instant at) {
        BedPart bed = placed.bed();
        WardPart ward = placed.ward();
        return new EstateEntry(
                placed.place(),
                trust,
                EstateDocument.kind(EstateDocument.isBlank(bed.kind()) ? ward.kind() : bed.kind()),
                bed.singleRoom(),
                EstateDocument.isBlank(bed.sex()) ? ward.sex() : bed.sex(),
                EstateDocument.isBlank(bed.specialty()) ? ward.specialty() : bed.specialty(),
                bed.staffed(),
                cleaning,
                at);
    }
}
