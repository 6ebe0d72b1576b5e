package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.Councils;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Provider;
import org.homeward.discharge.care.domain.Rules;
import org.homeward.discharge.care.persistence.CouncilsKept;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.discharge.domain.London;
import org.homeward.kit.db.RoundTrip;

/** What brokerage knows of the world: the providers around a need, what was agreed, and the time. */
@ApplicationScoped
public class Markets {

    private final Providers providers;
    private final CouncilsKept councils;
    private final Rules rules;

    Markets(
            Providers providers,
            CouncilsKept councils,
            @ConfigProperty(name = "homeward.care.answer-within") Duration answerWithin,
            @ConfigProperty(name = "homeward.care.previous-within") Duration previousWithin,
            @ConfigProperty(name = "homeward.care.lapse-after") Duration lapseAfter,
            @ConfigProperty(name = "homeward.care.look-again") Duration lookAgain,
            @ConfigProperty(name = "homeward.care.reablement-at-most") Duration reablementAtMost,
            @ConfigProperty(name = "homeward.care.emergency-tier") int emergencyTier) {
        this.providers = providers;
        this.councils = councils;
        this.rules = new Rules(answerWithin, previousWithin, lapseAfter, lookAgain, reablementAtMost, emergencyTier);
    }

    /** What was agreed here. */
    public Rules rules() {
        return rules;
    }

    /**
     * Keeps providers from changing until the transaction ends, for whoever may find nobody to ask. Take it before any
     * row.
     */
    void holdStill(Connection connection) throws SQLException {
        providers.holdStill(connection);
    }

    Market around(Connection connection, Need need, Instant now) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        List<Provider> asked = providers.around(trip, need);
        List<CouncilTerms> terms = councils.around(trip, need);
        trip.send();
        return new Market(asked, rules(terms, need, now), now);
    }

    /** For what asks nobody. */
    Market withoutProviders(Connection connection, Need need, Instant now) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        List<CouncilTerms> terms = councils.around(trip, need);
        trip.send();
        return new Market(List.of(), rules(terms, need, now), now);
    }

    private Rules rules(List<CouncilTerms> terms, Need need, Instant now) {
        return rules.of(new Councils(terms).of(need, London.dateOf(now)));
    }
}
