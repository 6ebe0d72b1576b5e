package org.homeward.gateway.beds;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedRecord;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Exclusion;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/beds} asks for; an attribute that nobody has stated matches no wish for it. */
record BedQuery(
        Scope scope,
        @Nullable String status,
        @Nullable Boolean allocatable,
        @Nullable Exclusion reason,
        @Nullable String kind,
        @Nullable String sex,
        @Nullable Boolean singleRoom,
        Paging paging) {

    private static final Set<String> STATUSES = Set.of("occupied", "empty");
    private static final Set<String> KINDS = Set.of("core", "escalation");
    private static final Set<String> REASONS = Arrays.stream(Exclusion.values())
            .filter(exclusion -> exclusion != Exclusion.OTHER)
            .map(Exclusion::code)
            .collect(Collectors.toCollection(TreeSet::new));

    static BedQuery of(Parameters given, Viewer viewer, Boards boards) {
        String reason = given.oneOf("reason", REASONS);
        return new BedQuery(
                Scope.of(given, viewer, boards),
                given.oneOf("status", STATUSES),
                given.bool("allocatable"),
                reason == null ? null : Exclusion.of(reason),
                given.oneOf("kind", KINDS),
                given.text("sex"),
                given.bool("singleRoom"),
                given.paging());
    }

    /** Whether a ward's page as it stands is the answer. */
    boolean isWholeWard() {
        return scope.wardId() != null && !hasFilter() && paging.afterKey() == null;
    }

    boolean matches(Bed bed, Instant now) {
        if (bed.record().removed() || !scope.contains(bed.record())) {
            return false;
        }
        if (!hasFilter()) {
            return true;
        }
        BedView view = bed.view(now);
        return (status == null || view.occupied() == status.equals("occupied"))
                && (allocatable == null || view.allocatable() == allocatable)
                && (reason == null || view.excludedBy(reason))
                && hasAttributes(bed.record());
    }

    private boolean hasAttributes(BedRecord bed) {
        return (kind == null || isEscalation(bed) == kind.equals("escalation"))
                && (sex == null || sex.equals(bed.sex()))
                && (singleRoom == null || singleRoom.equals(bed.singleRoom()));
    }

    private boolean hasFilter() {
        return status != null
                || allocatable != null
                || reason != null
                || kind != null
                || sex != null
                || singleRoom != null;
    }

    /**
     * Escalation and boarding spaces are counted apart, and with them whatever the estate does not call core. An
     * unregistered bed stands with the core beds, where people look for it; it is never allocatable.
     */
    static boolean isEscalation(BedRecord bed) {
        return bed.registered() && !"core".equals(bed.kind());
    }
}
