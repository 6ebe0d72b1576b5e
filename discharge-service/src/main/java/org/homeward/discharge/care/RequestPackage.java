package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.care.domain.Brokerage;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.PackageOfCare.Whose;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/**
 * Asks for a package of care and offers it at once, in one transaction that keeps the stays of the person from
 * changing: one that ends or meets criteria again a moment later, or tells a death, finds the offers and withdraws them. A stay that has not arrived here yet
 * is waited for.
 */
@ApplicationScoped
public class RequestPackage {

    /**
     * @param atHome whether it is for somebody who has left hospital already: then a discharge is no obstacle
     * @param idempotency how to recognise the command when it comes again
     */
    public record Command(String stay, Need need, boolean atHome, Actor actor, IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Requested(Recorded recorded) implements Outcome {}

        /** No care may be sought for this stay. @param obstacle why, as a code */
        record NotForThisStay(String obstacle) implements Outcome {}

        /** Care is sought at home for somebody who has come back to hospital. */
        record InHospital() implements Outcome {}

        /** No such stay, or none that the caller may see. */
        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final CareStays stays;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final SettlePackages settle;

    RequestPackage(
            DoOnce once,
            CareStays stays,
            PackageSearch search,
            Packages packages,
            Markets markets,
            SettlePackages settle) {
        this.once = once;
        this.stays = stays;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.settle = settle;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer request(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(request(connection, command)),
                () -> answer.apply(new Outcome.UnknownStay()));
    }

    private Outcome request(Connection connection, Command command) throws SQLException {
        markets.holdStill(connection);
        String asked = stays.root(connection, command.stay());
        Whereabouts person = settle.whereabouts(connection, asked);
        StayStanding stay = person.of(asked);
        if (stay == null || !command.actor().actsForTrust().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        String obstacle = person.obstacle(asked);
        boolean isAtHome = command.atHome() && obstacle != null && StayStanding.isAtHome(obstacle);
        if (isAtHome && person.hasComeBack(asked)) {
            return new Outcome.InHospital();
        }
        return obstacle == null || isAtHome
                ? new Outcome.Requested(request(connection, command.need(), stay))
                : new Outcome.NotForThisStay(obstacle);
    }

    private Recorded request(Connection connection, Need need, StayStanding stay) throws SQLException {
        Instant now = RecordedTime.read(connection);
        Whose whose = new Whose(stay.stay(), stay.trust(), stay.person());
        String previous = search.previous(
                connection,
                stay.stay(),
                stay.person(),
                need.service().code(),
                now.minus(markets.rules().previousWithin()));
        PackageOfCare draft = PackageOfCare.draft(UUID.randomUUID(), whose, need, previous, now);
        return switch (Brokerage.request(draft, markets.around(connection, need, now))) {
            case Decision.Accepted decision -> {
                Recorded added = packages.add(connection, decision, now);
                settle.changed(connection, stay.stay());
                yield added;
            }
            case Decision.Rejected rejected -> throw new IllegalStateException("a draft that cannot be asked for");
        };
    }
}
