package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.homeward.capacity.care.domain.Capacity;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.care.persistence.Providers.Version;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Providers as they were described, and what each of them has free. */
@ApplicationScoped
public class FindProviders {

    private final Transactions transactions;
    private final Providers providers;
    private final CareRecords records;

    FindProviders(Transactions transactions, Providers providers, CareRecords records) {
        this.transactions = transactions;
        this.providers = providers;
        this.records = records;
    }

    /** Null if there is none. */
    public @Nullable Version latest(String provider) {
        return transactions.<@Nullable Version>run(connection -> providers.latest(connection, provider));
    }

    /** Every description that the provider had, oldest first. */
    public List<Version> versions(String provider) {
        return transactions.run(connection -> providers.versions(connection, provider));
    }

    /** Those after this one, in the order of their ids. */
    public List<Version> page(@Nullable String after, int limit) {
        return transactions.run(connection -> providers.page(connection, after == null ? "" : after, limit));
    }

    /** The figures of a provider as they stand; null if there is no such provider. */
    public @Nullable Capacity capacity(String provider) {
        return transactions.<@Nullable Capacity>run(connection -> providers.latest(connection, provider) == null
                ? null
                : records.capacity(connection, provider, RecordedTime.read(connection)));
    }
}
