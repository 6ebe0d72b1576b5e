package org.homeward.discharge.care;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Loop;
import org.homeward.discharge.care.domain.Moment;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Part;
import org.homeward.discharge.care.domain.Refusal;
import org.homeward.discharge.care.domain.Reviewing;
import org.homeward.discharge.care.domain.State;
import org.homeward.discharge.care.domain.Visit;
import org.homeward.discharge.care.domain.Visiting;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.discharge.care.persistence.Reviews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** What people do with a package: start, pause, restart, hand back, end, review; under the lock of the package. */
@ApplicationScoped
public class ChangePackage {

    /** What is to be done. */
    public sealed interface Change {
        /** The first visit was made. @param at when; null for now */
        record Start(@Nullable Moment at) implements Change {}

        record Pause() implements Change {}

        record Restart() implements Change {}

        /** @param lastVisit until when the provider goes on */
        record HandBack(Instant lastVisit) implements Change {}

        /** @param outcome national code at the end of reablement */
        record End(String reason, @Nullable String outcome) implements Change {}

        /** @param visits as they are needed from now on; null where nothing changes */
        record Review(@Nullable List<Visit> visits) implements Change {}

        /** As a matter of whose it is. */
        default Part part() {
            return switch (this) {
                case Start start -> Part.START;
                case Pause pause -> Part.PAUSE;
                case Restart restart -> Part.RESTART;
                case HandBack handBack -> Part.HAND_BACK;
                case End end -> Part.END;
                case Review review -> Part.REVIEW;
            };
        }
    }

    /**
     * @param seenVersion that the caller has seen, null to change whatever stands
     * @param idempotency how to recognise the command when it comes again
     */
    public record Command(
            UUID packageOfCare,
            Change change,
            @Nullable Long seenVersion,
            Actor actor,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Recorded recorded) implements Outcome {}

        /** The package stays as it is. */
        record Refused(Recorded recorded, Refusal reason) implements Outcome {}

        /** It is no longer what the caller has seen. */
        record ChangedSince(Recorded recorded) implements Outcome {}

        /** It is another provider's to do this, or the trust's. */
        record NotTheirs() implements Outcome {}

        /** No such package, or none that the caller may see. */
        record UnknownPackage() implements Outcome {}
    }

    private final DoOnce once;
    private final Packages packages;
    private final Reviews reviews;
    private final Markets markets;
    private final SettlePackages settle;
    private final Timer toStart;

    ChangePackage(
            DoOnce once,
            Packages packages,
            Reviews reviews,
            Markets markets,
            SettlePackages settle,
            MeterRegistry metrics) {
        this.once = once;
        this.packages = packages;
        this.reviews = reviews;
        this.markets = markets;
        this.settle = settle;
        this.toStart = metrics.timer("homeward.care.accepted.to.started");
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer change(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(unlessOnItsWay(command, change(connection, command))),
                () -> once.run(command.idempotency(), connection -> answer.apply(change(connection, command))));
    }

    /** Who makes the first visit may know of the discharge before the hospital has told it. */
    private static Outcome unlessOnItsWay(Command command, Outcome outcome) {
        if (command.change() instanceof Change.Start
                && outcome instanceof Outcome.Refused(Recorded recorded, Refusal reason)
                && reason.isUndecided()) {
            throw new DoOnce.NotHereYet();
        }
        return outcome;
    }

    private Outcome change(Connection connection, Command command) throws SQLException {
        markets.holdStill(connection);
        UUID id = command.packageOfCare();
        String stay = packages.stayOf(connection, id);
        if (stay == null) {
            return new Outcome.UnknownPackage();
        }
        Whereabouts person = settle.whereabouts(connection, stay);
        Recorded before = Objects.requireNonNull(packages.lock(connection, id));
        Instant now = RecordedTime.read(connection);
        if (!command.actor().sees(before.known(), now)) {
            return new Outcome.UnknownPackage();
        }
        if (!command.actor().mayDo(command.change().part(), before.known())) {
            return new Outcome.NotTheirs();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new Outcome.ChangedSince(before);
        }
        return switch (decide(connection, before.known(), person, command.change(), now)) {
            case Decision.Rejected(Refusal reason) -> new Outcome.Refused(before, reason);
            case Decision.Accepted decision -> {
                note(connection, before.known(), decision.after(), command, now);
                Recorded after = packages.change(connection, before, decision, now);
                settle.changed(connection, after.known().stay());
                yield new Outcome.Changed(after);
            }
        };
    }

    private Decision decide(Connection connection, PackageOfCare known, Whereabouts person, Change change, Instant now)
            throws SQLException {
        return switch (change) {
            case Change.Start(Moment at) ->
                Loop.start(
                        known,
                        at == null ? Moment.at(now) : at,
                        person,
                        markets.withoutProviders(connection, known.need(), now));
            case Change.Pause pause -> Visiting.pause(known, markets.withoutProviders(connection, known.need(), now));
            case Change.Restart restart -> Loop.restart(known, person, markets.around(connection, known.need(), now));
            case Change.HandBack(Instant lastVisit) ->
                Loop.handBack(known, lastVisit, person, markets.around(connection, known.need(), now));
            case Change.End(String reason, String outcome) -> Visiting.end(known, reason, outcome, now);
            case Change.Review(List<Visit> visits) ->
                Reviewing.review(
                        known,
                        visits == null ? known.need().visits() : visits,
                        markets.around(connection, known.need(), now));
        };
    }

    private void note(Connection connection, PackageOfCare before, PackageOfCare after, Command command, Instant now)
            throws SQLException {
        if (command.change() instanceof Change.Review) {
            reviews.add(connection, before, after, command.actor().subject(), now);
        }
        if (before.sourcing() instanceof State.Accepted accepted && after.state() instanceof State.Started started) {
            toStart.record(Duration.between(accepted.acceptedAt(), started.startedAt()));
        }
    }
}
