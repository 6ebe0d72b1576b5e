package org.homeward.local.week;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wards, bays and beds of a site, in the shape of the document that {@code PUT /v1/sites/{site}/estate} takes.
 *
 * @param site ODS code
 * @param cleaningAfterStay whether a bed needs cleaning after each stay
 */
record Estate(@JsonIgnore String site, String trust, boolean cleaningAfterStay, List<Ward> wards) {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    /** @param kind core or escalation */
    record Ward(String ward, String name, String specialty, String kind, List<Bay> bays, List<Bed> beds) {}

    record Bay(String bay, List<Bed> beds) {}

    record Bed(
            String bed,
            @Nullable String kind,
            boolean singleRoom,
            @Nullable String sex,
            boolean staffed) {}

    /** A bed that patients can be put into, and for whom it is. */
    record Spot(Place place, boolean core, @Nullable String sex) {

        boolean suits(String patientSex) {
            return sex == null || sex.equals(patientSex);
        }
    }

    /** All staffed beds. */
    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Ward ward : wards) {
            ward.beds.forEach(bed -> add(ward, "", bed, spots));
            ward.bays.forEach(bay -> bay.beds.forEach(bed -> add(ward, bay.bay, bed, spots)));
        }
        return spots;
    }

    private void add(Ward ward, String bay, Bed bed, List<Spot> spots) {
        if (bed.staffed) {
            boolean core = ward.kind.equals("core") && bed.kind == null;
            spots.add(new Spot(new Place(site, ward.ward, bay, bed.bed), core, bed.sex));
        }
    }

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
