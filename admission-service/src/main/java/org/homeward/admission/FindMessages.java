package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Every message that came, by what it is known by. */
@ApplicationScoped
public class FindMessages {

    private final Transactions transactions;

    FindMessages(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    public List<MessageIndex.Row> list(MessageIndex.Filter filter) {
        return transactions.search(connection -> MessageIndex.find(connection, filter));
    }

    /** One message of this trust, or of any if it is null. */
    public Optional<MessageIndex.Row> one(long id, @Nullable String trust) {
        return transactions.search(connection -> MessageIndex.find(connection, id, trust)).stream()
                .findFirst();
    }

    /** Its bytes as received; empty if they were purged. */
    public Optional<byte[]> raw(long id) {
        return transactions.search(connection -> Optional.ofNullable(MessageIndex.raw(connection, id)));
    }
}
