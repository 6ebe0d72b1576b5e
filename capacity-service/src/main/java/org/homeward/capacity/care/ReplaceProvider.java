package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.homeward.capacity.care.domain.ProviderDocument;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.care.persistence.Providers.Version;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Takes a provider's description as a whole; the same one again changes nothing. */
@ApplicationScoped
public class ReplaceProvider {

    /**
     * @param provider ODS code, or id of a CQC location
     * @param expected version that the caller has seen; null for any
     * @param mayPlace whether the caller may say in which tier the provider is asked, and by which contracts
     * @param by who says so
     */
    public record Command(
            String provider,
            ProviderDocument document,
            @Nullable Long expected,
            boolean mayPlace,
            String by,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** @param isNew whether the document differs from the one before */
        record Replaced(Version version, boolean isNew) implements Outcome {}

        record Invalid(List<Fault> faults) implements Outcome {}

        /** It is no longer what the caller has seen; null where it is not described at all. */
        record Changed(@Nullable Version current) implements Outcome {}

        /** The caller has no say in these. */
        record NotTheirs(List<Fault> faults) implements Outcome {}
    }

    private final DoOnce once;
    private final Providers providers;
    private final CareRecords records;

    ReplaceProvider(DoOnce once, Providers providers, CareRecords records) {
        this.once = once;
        this.providers = providers;
        this.records = records;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer replace(Command command, Function<Outcome, Answer> answer) {
        List<Fault> faults = command.document().faults();
        if (!faults.isEmpty()) {
            return answer.apply(new Outcome.Invalid(faults));
        }
        return once.run(command.idempotency(), c -> answer.apply(replace(c, command)));
    }

    private Outcome replace(Connection connection, Command command) throws SQLException {
        providers.lock(connection, List.of(command.provider()));
        Version last = providers.latest(connection, command.provider());
        long version = last == null ? 0 : last.version();
        if (command.expected() != null && command.expected() != version) {
            return new Outcome.Changed(last);
        }
        ProviderDocument before = last == null ? null : last.document();
        List<Fault> claims = command.mayPlace() ? List.of() : command.document().claims(before);
        if (!claims.isEmpty()) {
            return new Outcome.NotTheirs(claims);
        }
        ProviderDocument said =
                command.mayPlace() ? command.document() : command.document().placedAs(before);
        ProviderDocument document = said.normal();
        if (last != null && Providers.text(last.document()).equals(Providers.text(document))) {
            return new Outcome.Replaced(last, false);
        }
        Version next =
                new Version(command.provider(), version + 1, RecordedTime.read(connection), command.by(), document);
        providers.add(connection, next);
        records.publish(connection, next);
        return new Outcome.Replaced(next, true);
    }
}
