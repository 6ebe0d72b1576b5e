package org.homeward.capacity.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estate of one site as a hospital writes it; what is absent is unknown.
 *
 * @param trust ODS code of the trust that the site belongs to, null to leave it as it is
 * @param cleaningAfterStay whether a bed needs cleaning after each stay; absent is no
 */
public record EstateDocument(
        @Nullable String trust,
        @Nullable Boolean cleaningAfterStay,
        @Nullable List<WardPart> wards) {

    /** A ward; sex, specialty and kind hold for its beds unless they say otherwise. */
    public record WardPart(
            @Nullable String ward,
            @Nullable String name,
            @Nullable String specialty,
            @Nullable String sex,
            @Nullable String kind,
            @Nullable List<BayPart> bays,
            @Nullable List<BedPart> beds) {}

    /** A bay of a ward. */
    public record BayPart(@Nullable String bay, @Nullable List<BedPart> beds) {}

    /** A bed; one without a bay stands in the ward itself. */
    public record BedPart(
            @Nullable String bed,
            @Nullable String kind,
            @Nullable Boolean singleRoom,
            @Nullable String sex,
            @Nullable String specialty,
            @Nullable Boolean staffed) {}

    /** What is wrong, and where. */
    public record Fault(String field, String reason) {}

    /** A bed with the place that the document gives it. */
    record Placed(Place place, WardPart ward, BedPart bed, String field) {}

    private static final int LONGEST_ID = 200;

    /** Everything that is wrong with it. */
    public List<Fault> faults(String site) {
        if (orEmpty(wards).isEmpty()) {
            return List.of(new Fault("wards", "must list at least one ward; they replace all that the site has"));
        }
        List<Fault> faults = missing();
        if (!faults.isEmpty()) {
            return faults;
        }
        Set<String> seen = new HashSet<>();
        for (int w = 0; w < orEmpty(wards).size(); w++) {
            WardPart ward = orEmpty(wards).get(w);
            String field = "wards[" + w + "]";
            if (isBlank(ward.ward())) {
                faults.add(new Fault(field + ".ward", "is needed"));
            } else if (new Place(site, ward.ward(), null, null).wardId().length() > LONGEST_ID) {
                faults.add(new Fault(field + ".ward", "must be shorter: site/ward has 200 characters at most"));
            } else if (!seen.add(new Place(site, ward.ward(), null, null).wardId())) {
                faults.add(new Fault(field + ".ward", "is there twice"));
            }
            checkKind(ward.kind(), field, faults);
            for (int b = 0; b < orEmpty(ward.bays()).size(); b++) {
                if (isBlank(orEmpty(ward.bays()).get(b).bay())) {
                    faults.add(new Fault(field + ".bays[" + b + "].bay", "is needed"));
                }
            }
        }
        for (Placed placed : beds(site)) {
            if (isBlank(placed.bed.bed())) {
                faults.add(new Fault(placed.field + ".bed", "is needed"));
            } else if (placed.place.id().length() > LONGEST_ID) {
                faults.add(new Fault(
                        placed.field + ".bed", "must be shorter: site/ward/bay/bed has 200 characters at most"));
            } else if (!seen.add(placed.place.id())) {
                faults.add(new Fault(placed.field + ".bed", "is there twice"));
            }
            checkKind(placed.bed.kind(), placed.field, faults);
        }
        return faults;
    }

    /** Where null stands in the place of a ward, bay or bed; without these everything else can be read. */
    private List<Fault> missing() {
        List<Fault> faults = new ArrayList<>();
        checkThere(wards, "wards", faults);
        for (int w = 0; w < orEmpty(wards).size() && faults.isEmpty(); w++) {
            WardPart ward = orEmpty(wards).get(w);
            String field = "wards[" + w + "]";
            checkThere(ward.beds(), field + ".beds", faults);
            checkThere(ward.bays(), field + ".bays", faults);
            for (int b = 0; b < orEmpty(ward.bays()).size() && faults.isEmpty(); b++) {
                checkThere(orEmpty(ward.bays()).get(b).beds(), field + ".bays[" + b + "].beds", faults);
            }
        }
        return faults;
    }

    private static void checkThere(@Nullable List<?> parts, String field, List<Fault> faults) {
        for (int i = 0; i < orEmpty(parts).size(); i++) {
            if (orEmpty(parts).get(i) == null) {
                faults.add(new Fault(field + "[" + i + "]", "is needed"));
            }
        }
    }

    List<Placed> beds(String site) {
        List<Placed> result = new ArrayList<>();
        for (int w = 0; w < orEmpty(wards).size(); w++) {
            WardPart ward = orEmpty(wards).get(w);
            String field = "wards[" + w + "]";
            addBeds(site, ward, null, orEmpty(ward.beds()), field, result);
            for (int b = 0; b < orEmpty(ward.bays()).size(); b++) {
                BayPart bay = orEmpty(ward.bays()).get(b);
                addBeds(site, ward, bay.bay(), orEmpty(bay.beds()), field + ".bays[" + b + "]", result);
            }
        }
        return result;
    }

    /** Core, escalation, or null for unknown. */
    static EstateEntry.@Nullable Kind kind(@Nullable String text) {
        return text == null || text.isBlank() ? null : EstateEntry.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void addBeds(
            String site, WardPart ward, @Nullable String bay, List<BedPart> beds, String field, List<Placed> result) {
        for (int i = 0; i < beds.size(); i++) {
            BedPart bed = beds.get(i);
            Place place = new Place(site, ward.ward(), bay, bed.bed());
            result.add(new Placed(place, ward, bed, field + ".beds[" + i + "]"));
        }
    }

    private static void checkKind(@Nullable String kind, String field, List<Fault> faults) {
        if (kind != null && !kind.isBlank() && !kind.equals("core") && !kind.equals("escalation")) {
            faults.add(new Fault(field + ".kind", "must be core or escalation"));
        }
    }
}
