package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Capacity;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Confirmation;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.Free;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.care.persistence.Declarations;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.kafka.KafkaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Records what a provider declares to be free. A declaration is a fact from its instant on; all of them are kept. The
 * list is taken as a whole: a line of its kind that it leaves out is no longer offered.
 */
@ApplicationScoped
public class DeclareCapacity {

    /** How far ahead a clock may be. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * @param field where it stands in what was sent
     * @param declaredAt null for now
     */
    public record Statement(
            String field, Line line, Free free, @Nullable Instant declaredAt) {

        /** Whether it is said of a time to come; clocks may differ by some minutes. */
        boolean isAhead(Instant now) {
            return declaredAt != null && declaredAt.isAfter(now.plus(AHEAD));
        }
    }

    /**
     * @param statements one for each line
     * @param kinds which of the figures are meant as a whole
     * @param unchanged the figures shown are declared again, instead of statements
     * @param seen tag of the figures that were shown; null for any
     */
    public record Command(
            String provider,
            List<Statement> statements,
            Set<Unit> kinds,
            boolean unchanged,
            @Nullable String seen,
            String source,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Declared(Capacity capacity) implements Outcome {}

        record UnknownProvider() implements Outcome {}

        /** The figures are no longer those that were shown. */
        record Changed(Capacity current) implements Outcome {}

        /** More was accepted than was free in these lines: nobody can say that this is unchanged. */
        record OverCommitted(List<Line> lines) implements Outcome {}

        /** What packages have taken is not known here up to now, so nobody can say that what is shown is unchanged. */
        record NotComplete() implements Outcome {}

        /** @param statement where it stands in what was sent */
        record InTheFuture(String statement) implements Outcome {}
    }

    private final DoOnce once;
    private final Providers providers;
    private final Declarations declarations;
    private final CareRecords records;
    private final CareUpstream upstream;
    private final int partitions;
    private final Duration staleAfter;

    DeclareCapacity(
            DoOnce once,
            Providers providers,
            Declarations declarations,
            CareRecords records,
            CareUpstream upstream,
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.once = once;
        this.providers = providers;
        this.declarations = declarations;
        this.records = records;
        this.upstream = upstream;
        this.partitions = kafka.partitions();
        this.staleAfter = staleAfter;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer declare(Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), c -> answer.apply(declare(c, command)));
    }

    private Outcome declare(Connection connection, Command command) throws SQLException {
        if (providers.latest(connection, command.provider()) == null) {
            return new Outcome.UnknownProvider();
        }
        providers.lock(connection, List.of(command.provider()));
        Instant now = RecordedTime.read(connection);
        Capacity shown = records.capacity(connection, command.provider(), now);
        if (command.seen() != null && !command.seen().equals(shown.tag())) {
            return new Outcome.Changed(shown);
        }
        return command.unchanged() ? confirm(connection, command, shown) : declare(connection, command, shown);
    }

    /**
     * Declares what was free when this copy was last complete, as of that time: an acceptance since then is taken off
     * whether it has come already or is on its way. A line that was declared since then stands as it is.
     */
    private Outcome confirm(Connection connection, Command command, Capacity shown) throws SQLException {
        Instant complete = upstream.knownAt(connection, partitions);
        if (complete == null || complete.isBefore(shown.at().minus(staleAfter))) {
            return new Outcome.NotComplete();
        }
        Instant at = complete.isBefore(shown.at()) ? complete : shown.at();
        Capacity then = records.capacity(connection, command.provider(), at);
        Set<Declaration> standing = shown.lines().stream()
                .map(Availability::declaration)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Availability> confirmed = then.lines().stream()
                .filter(line -> line.declaration() != null && standing.contains(line.declaration()))
                .toList();
        List<Line> over = Stream.concat(shown.lines().stream(), confirmed.stream())
                .filter(Availability::isOverCommitted)
                .map(Availability::line)
                .distinct()
                .toList();
        if (!over.isEmpty()) {
            return new Outcome.OverCommitted(over);
        }
        List<Declaration> again = confirmed.stream()
                .flatMap(line -> Confirmation.of(line, at).stream())
                .map(free -> declaration(free.line(), free.free(), at, shown.at(), command.source()))
                .toList();
        return keep(connection, command.provider(), again);
    }

    private Outcome declare(Connection connection, Command command, Capacity shown) throws SQLException {
        Instant now = shown.at();
        List<Declaration> all = new ArrayList<>();
        for (Statement statement : command.statements()) {
            Instant at = statement.declaredAt() == null ? now : statement.declaredAt();
            if (statement.isAhead(now)) {
                return new Outcome.InTheFuture(statement.field());
            }
            all.add(declaration(statement.line(), statement.free(), at.isAfter(now) ? now : at, now, command.source()));
        }
        Set<Line> named = command.statements().stream().map(Statement::line).collect(Collectors.toSet());
        shown.lines().stream()
                .filter(line -> line.free() != null && !named.contains(line.line()))
                .filter(line ->
                        command.kinds().contains(CareService.unitOf(line.line().service())))
                .forEach(line -> all.add(declaration(line.line(), null, now, now, command.source())));
        return keep(connection, command.provider(), all);
    }

    private Outcome keep(Connection connection, String provider, List<Declaration> all) throws SQLException {
        declarations.add(connection, provider, all);
        records.refresh(connection, List.of(provider));
        return new Outcome.Declared(records.capacity(connection, provider, RecordedTime.read(connection)));
    }

    private static Declaration declaration(
            Line line, @Nullable Free free, Instant at, Instant recordedAt, String source) {
        return new Declaration(UUID.randomUUID(), line, free, at, recordedAt, source);
    }
}
