package org.homeward.housing.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do and see of housing: a trust what is for its stays, an authority (the role provider, its code as
 * organisation) what has reached it, an operator everything.
 */
@RequestScoped
public class HousingCaller {

    public static final String READ = "housing:read";
    public static final String WRITE = "housing:write";
    public static final String BOOK = "housing:book";
    private static final String OUTSIDE = "provider";

    private final Caller caller;

    HousingCaller(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 401 or 403 */
    public void require(String scope) {
        caller.requireScope(scope);
    }

    public String subject() {
        return caller.subject();
    }

    public boolean isOperator() {
        return caller.isOperator();
    }

    public boolean mayActFor(String trust) {
        return caller.mayActFor(trust);
    }

    /** Whether the caller speaks for an organisation outside the hospital, such as a housing authority. */
    public boolean speaksFor(String organisation) {
        return caller.isOperator() || organisation.equals(ownOrganisation());
    }

    /** The trust that the caller belongs to; null if to none. */
    public @Nullable String ownTrust() {
        return Caller.OWNER.equals(caller.role()) ? caller.org() : null;
    }

    /** The organisation outside the hospital that the caller belongs to; null if to none. */
    public @Nullable String ownOrganisation() {
        return OUTSIDE.equals(caller.role()) ? caller.org() : null;
    }

    /** @throws ProblemException 403 for those who see no one's housing, such as boards and apps */
    public void requireSight() {
        if (!isOperator() && ownTrust() == null && ownOrganisation() == null) {
            throw ProblemException.forbidden("housing is seen by trusts and those who house people, each its own");
        }
    }
}
