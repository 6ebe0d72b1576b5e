package org.homeward.housing.flat.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.flat.FlatActor;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.jspecify.annotations.Nullable;

/** What a caller may do and see of flats: a trust books for its patients; whoever keeps a flat sees when it is booked. */
@RequestScoped
class FlatCaller {

    private static final String OPERATOR = "operator";

    private final HousingCaller caller;

    FlatCaller(HousingCaller caller) {
        this.caller = caller;
    }

    void require(String scope) {
        caller.require(scope);
        caller.requireSight();
    }

    String subject() {
        return caller.subject();
    }

    FlatActor actor() {
        String own = owner();
        return new FlatActor(
                own == null ? OPERATOR : own, caller::mayActFor, owner -> caller.isOperator() || owner.equals(own));
    }

    /** The caller's trust, whose patients' bookings it sees. */
    @Nullable
    String trust() {
        return caller.ownTrust();
    }

    /** Whose flats' bookings the caller sees; null for a trust, which sees those of its patients. */
    @Nullable
    String ofFlats() {
        return caller.ownOrganisation();
    }

    boolean sees(Bookings.Recorded booking, Flats.Recorded flat) {
        return actor().mayChange(booking, flat);
    }

    /** Whether the caller may learn whose booking it is. */
    boolean seesStay(String trust) {
        return caller.mayActFor(trust);
    }

    private @Nullable String owner() {
        String trust = caller.ownTrust();
        return trust == null ? caller.ownOrganisation() : trust;
    }
}
