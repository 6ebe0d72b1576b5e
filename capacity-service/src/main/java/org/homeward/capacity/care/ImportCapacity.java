package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.capacity.care.DeclareCapacity.Statement;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Declarations;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Takes a council's list of many providers' capacity, whole or not at all; lines that it does not name stand. */
@ApplicationScoped
public class ImportCapacity {

    /** @param field where it stands in the list */
    public record Entry(String field, String provider, Statement statement) {}

    public record Command(List<Entry> entries, String source, IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Imported(int lines, int providers) implements Outcome {}

        record Invalid(List<Fault> faults) implements Outcome {}
    }

    private final DoOnce once;
    private final Providers providers;
    private final Declarations declarations;
    private final CareRecords records;

    ImportCapacity(DoOnce once, Providers providers, Declarations declarations, CareRecords records) {
        this.once = once;
        this.providers = providers;
        this.declarations = declarations;
        this.records = records;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer keep(Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), c -> answer.apply(keep(c, command)));
    }

    private Outcome keep(Connection connection, Command command) throws SQLException {
        SortedMap<String, List<Entry>> byProvider = new TreeMap<>();
        command.entries()
                .forEach(entry -> byProvider
                        .computeIfAbsent(entry.provider(), provider -> new ArrayList<>())
                        .add(entry));
        List<Fault> faults = new ArrayList<>();
        for (List<Entry> entries : byProvider.values()) {
            if (providers.latest(connection, entries.getFirst().provider()) == null) {
                entries.forEach(entry -> faults.add(new Fault(entry.field(), "names a provider that is not known")));
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome.Invalid(faults);
        }
        providers.lock(connection, byProvider.keySet());
        Instant now = RecordedTime.read(connection);
        command.entries().stream()
                .filter(entry -> entry.statement().isAhead(now))
                .forEach(entry -> faults.add(new Fault(entry.field() + ".declared_at", "must not lie in the future")));
        if (!faults.isEmpty()) {
            return new Outcome.Invalid(faults);
        }
        for (var provider : byProvider.entrySet()) {
            declarations.add(connection, provider.getKey(), all(provider.getValue(), now, command.source()));
        }
        records.refresh(connection, byProvider.keySet());
        return new Outcome.Imported(command.entries().size(), byProvider.size());
    }

    private static List<Declaration> all(List<Entry> entries, Instant now, String source) {
        return entries.stream()
                .map(Entry::statement)
                .map(one -> new Declaration(
                        UUID.randomUUID(), one.line(), one.free(), notAfter(one.declaredAt(), now), now, source))
                .toList();
    }

    private static Instant notAfter(@Nullable Instant at, Instant now) {
        return at == null || at.isAfter(now) ? now : at;
    }
}
