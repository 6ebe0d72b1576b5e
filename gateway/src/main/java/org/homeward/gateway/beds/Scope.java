package org.homeward.gateway.beds;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedId;
import org.homeward.gateway.replica.BedRecord;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.Boards;
import org.jspecify.annotations.Nullable;

/**
 * Which beds are asked for by where they are, within what the viewer may see.
 *
 * @param trusts null for all
 */
public record Scope(
        @Nullable Set<String> trusts,
        @Nullable String site,
        @Nullable String ward) {

    /** Reads {@code trust}, {@code board}, {@code site} and {@code ward}. */
    public static Scope of(Parameters given, Viewer viewer, Boards boards) {
        String trust = given.text("trust");
        String board = given.text("board");
        Set<String> trusts = viewer.bedsOf();
        if (trust != null) {
            trusts = within(trusts, Set.of(trust));
        }
        if (board != null) {
            trusts = within(trusts, boards.membersOf(board));
        }
        return new Scope(trusts, given.text("site"), given.text("ward"));
    }

    public boolean contains(BedRecord bed) {
        return (trusts == null || trusts.contains(bed.trust()))
                && (site == null || site.equals(bed.site()))
                && (ward == null || ward.equals(bed.ward()));
    }

    /** The ward's key when exactly one ward is asked for. */
    public @Nullable String wardId() {
        return site == null || ward == null ? null : BedId.ward(site, ward);
    }

    /** Where the beds asked for stand, sorted by id; some of them may not be asked for. A live view. */
    public NavigableMap<String, Bed> candidates(Replica replica) {
        String wardId = wardId();
        if (wardId != null) {
            return replica.bedsUnder(wardId);
        }
        return site == null ? replica.beds() : replica.bedsUnder(BedId.part(site));
    }

    /** Whose data must be complete for the answer to be: the trusts, or else the site; empty for everybody's. */
    public Iterable<String> owners() {
        if (trusts != null) {
            return trusts;
        }
        return site == null ? List.of() : List.of(site);
    }

    private static Set<String> within(@Nullable Set<String> seen, Set<String> asked) {
        if (seen == null) {
            return asked;
        }
        Set<String> both = new HashSet<>(asked);
        both.retainAll(seen);
        return both;
    }
}
