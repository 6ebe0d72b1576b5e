package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Every message that came, by what it is known by. */
@ApplicationScoped
public class FindMessages {

    /** What was found. */
    public record Found(List<MessageIndex.Row> messages, Freshness freshness) {}

    private final Transactions transactions;
    private final Duration staleAfter;

    FindMessages(DataSource dataSource, @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = new Transactions(dataSource);
        this.staleAfter = staleAfter;
    }

    public Found list(MessageIndex.Filter filter) {
        return found(connection -> MessageIndex.find(connection, filter));
    }

    /** One message of this trust, or of any if it is null; in a list of one or none. */
    public Found one(long id, @Nullable String trust) {
        return found(connection -> MessageIndex.find(connection, id, trust));
    }

    private Found found(SqlWork<List<MessageIndex.Row>> search) {
        return transactions.search(connection -> {
            var messages = Freshness.around(connection, staleAfter, search);
            return new Found(messages.found(), messages.freshness());
        });
    }

    /** Its bytes as received; empty if they were purged. */
    public Optional<byte[]> raw(long id) {
        return transactions.search(connection -> Optional.ofNullable(MessageIndex.raw(connection, id)));
    }
}
