package org.homeward.gateway.care;

import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.replica.Area;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Flat;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of providers and which flats are asked for.
 *
 * @param area every line that serves any of it; null for all
 * @param service a code, {@code care-home} for all categories of care homes; null for all
 * @param inHours home care only, or places and flats only; null for all
 */
public record CareScope(
        @Nullable Area area,
        @Nullable String service,
        @Nullable Boolean inHours) {

    /**
     * Reads {@code area} and {@code service}.
     *
     * @throws ProblemException 400 for an area that is none and for a service that nobody offers: unknown is not "nothing
     *     free"
     */
    public static CareScope of(Parameters given, @Nullable Boolean inHours) {
        String area = given.text("area");
        String service = given.oneOf("service", Services.codes(inHours));
        try {
            return new CareScope(area == null ? null : Area.parse(area), service, inHours);
        } catch (IllegalArgumentException noArea) {
            throw ProblemException.field("area", "is a postcode sector such as LE3 9, or a district such as LE3");
        }
    }

    public boolean contains(Care line) {
        return (inHours == null || inHours == line.isInHours())
                && (area == null || line.area().overlaps(area))
                && (service == null || isAskedFor(service, line.record().service()));
    }

    /** Whether it lies where flats are asked for. */
    public boolean contains(Flat flat) {
        return hasFlats() && isIn(flat.area());
    }

    /** Whether it has moved away from where flats are asked for. */
    public boolean hasLost(Flat flat) {
        return hasFlats() && !isIn(flat.area()) && flat.left() != null && isIn(flat.left());
    }

    boolean hasLines() {
        return !Flat.SERVICE.equals(service);
    }

    boolean hasFlats() {
        return !Boolean.TRUE.equals(inHours) && (service == null || !hasLines());
    }

    /** How complete is what is asked for: it is no fresher than the news of each service that it depends on. */
    public Freshness freshness(Replica replica) {
        if (!hasLines()) {
            return replica.flatFreshness();
        }
        return hasFlats() ? replica.careFreshness().and(replica.flatFreshness()) : replica.careFreshness();
    }

    private boolean isIn(@Nullable Area place) {
        return area == null || place != null && place.overlaps(area);
    }

    private static boolean isAskedFor(String wanted, String offered) {
        return offered.equals(wanted)
                || wanted.equals(Services.CARE_HOME) && offered.startsWith(Services.CARE_HOME + '-');
    }
}
