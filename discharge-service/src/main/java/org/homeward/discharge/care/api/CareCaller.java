package org.homeward.discharge.care.api;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.homeward.discharge.care.Actor;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.SeenBy;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a caller may do and see of packages: a trust its own, a provider its offers and what it has accepted. */
@RequestScoped
class CareCaller {

    static final String BROKER = "brokerage:write";
    static final String PROVIDER = "provider:write";
    static final String READ = "flow:read";
    private static final String PROVIDERS_ROLE = "provider";

    private final Caller caller;

    CareCaller(Caller caller) {
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    /** Who asks for a change, once a token has one of the two scopes that can. */
    Actor actor() {
        requireOneOf(BROKER, PROVIDER);
        return new Actor(
                caller.subject(),
                trust -> caller.hasScope(BROKER) && caller.mayActFor(trust),
                provider -> caller.hasScope(PROVIDER) && isProvider(provider));
    }

    /** @throws ProblemException 401 or 403 for those who may not read what is agreed here */
    void requireReader() {
        requireOneOf(READ, BROKER, PROVIDER);
    }

    /** @throws ProblemException 401 or 403 for those who may not speak for a council */
    void requireCouncil(String council) {
        caller.requireScope(BROKER);
        if (!caller.isOperator() && !council.equals(caller.org())) {
            throw ProblemException.forbidden("a council describes itself");
        }
    }

    /** @throws ProblemException 401 or 403 for those who see no packages at all, such as boards and apps */
    void requireSight() {
        requireOneOf(READ, BROKER, PROVIDER);
        if (ownProvider() == null && ownTrust() == null && !caller.isOperator()) {
            throw ProblemException.forbidden("packages are seen by their trust and their provider");
        }
    }

    /** @throws ProblemException 401 or 403 for those who are neither a trust nor an operator */
    void requireTrust() {
        requireOneOf(READ, BROKER);
        if (ownTrust() == null && !caller.isOperator()) {
            throw ProblemException.forbidden("the ledger is read by trusts, each its own");
        }
    }

    boolean sees(PackageOfCare known) {
        String provider = ownProvider();
        return seesAll(known) || provider != null && SeenBy.is(known, provider, Instant.now());
    }

    /** Whether the caller sees everybody who was asked, and not only its own offers. */
    boolean seesAll(PackageOfCare known) {
        return caller.mayActFor(known.trust());
    }

    boolean isCaller(String subject) {
        return subject.equals(caller.subject());
    }

    boolean isProvider(String provider) {
        return caller.isOperator() || provider.equals(ownProvider());
    }

    /** The caller's own id as a provider; null if it is none. */
    @Nullable
    String ownProvider() {
        return PROVIDERS_ROLE.equals(caller.role()) ? caller.org() : null;
    }

    /** The caller's own trust; null if it has none. */
    @Nullable
    String ownTrust() {
        return Caller.OWNER.equals(caller.role()) ? caller.org() : null;
    }

    private void requireOneOf(String... scopes) {
        if (!caller.isKnown()) {
            throw new ProblemException(Problem.unauthorized());
        }
        for (String scope : scopes) {
            if (caller.hasScope(scope)) {
                return;
            }
        }
        throw ProblemException.forbidden("one of these scopes is needed: " + String.join(", ", scopes));
    }
}
