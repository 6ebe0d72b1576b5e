package org.homeward.gateway.beds;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Replica;
import org.homeward.gateway.replica.Ward;
import org.jspecify.annotations.Nullable;

/**
 * A ward's whole page and counts, kept with the ward until one of its beds changes or something in it begins or ends by
 * itself.
 *
 * @param withPatients the items as bytes
 * @param trusts whose beds stand here; more than one is rare, and such a page is not handed out whole
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes go out untouched; pages are never compared.
record WardPage(
        long stamp,
        Instant from,
        Instant until,
        int size,
        byte[] withPatients,
        byte[] withoutPatients,
        long tag,
        Map<String, Tally> tallies) {

    static WardPage of(Ward ward, Replica replica, Instant now) {
        if (ward.made() instanceof WardPage kept && kept.stamp == ward.stamp() && kept.holdsAt(now)) {
            return kept;
        }
        WardPage made = make(ward.stamp(), replica.bedsUnder(ward.id()).values(), now);
        ward.keep(made);
        return made;
    }

    private static WardPage make(long stamp, Collection<Bed> beds, Instant now) {
        var with = new BedPage();
        var without = new BedPage();
        Map<String, Tally> tallies = new TreeMap<>();
        Instant until = Instant.MAX;
        for (Bed bed : beds) {
            if (bed.record().removed()) {
                continue;
            }
            BedView view = bed.view(now);
            with.add(view, true);
            without.add(view, false);
            tallies.computeIfAbsent(bed.trust(), trust -> new Tally()).add(bed.record(), view);
            until = view.until().isBefore(until) ? view.until() : until;
        }
        return new WardPage(
                stamp, now, until, with.size(), with.joined(), without.joined(), without.tag(), Map.copyOf(tallies));
    }

    /** The items as this viewer reads them; null when they differ from bed to bed, or some are not for the viewer. */
    byte @Nullable [] itemsFor(Viewer viewer) {
        int seen = 0;
        int patients = 0;
        for (String trust : tallies.keySet()) {
            seen += viewer.seesBedsOf(trust) ? 1 : 0;
            patients += viewer.seesPatientsOf(trust) ? 1 : 0;
        }
        if (seen < tallies.size() || patients > 0 && patients < tallies.size()) {
            return null;
        }
        return patients > 0 ? withPatients : withoutPatients;
    }

    private boolean holdsAt(Instant now) {
        return now.isBefore(until) && !now.isBefore(from);
    }
}
