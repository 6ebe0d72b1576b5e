package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.persistence.Upstream;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.ReferralLists;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Referrals as they stand. */
@ApplicationScoped
public class FindReferrals {

    /** @param knownAt recorded time up to which what hospitals say is in here; null at first */
    public record Found(
            List<ReferralLists.Listed> items, @Nullable Instant knownAt) {}

    /** @param details who the person is, a JSON object; null where that is not kept */
    public record One(
            Referrals.Recorded recorded,
            @Nullable String details,
            List<Referrals.Done> history,
            List<Deliveries.Delivery> deliveries,
            List<Deliveries.Attempt> attempts) {}

    private final Transactions transactions;
    private final Referrals referrals;
    private final Contacts contacts;
    private final Deliveries deliveries;
    private final ReferralLists lists;
    private final Upstream upstream;

    FindReferrals(
            Transactions transactions,
            Referrals referrals,
            Contacts contacts,
            Deliveries deliveries,
            ReferralLists lists,
            Upstream upstream) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.lists = lists;
        this.upstream = upstream;
    }

    public Found list(ReferralLists.Filter filter, ReferralLists.@Nullable After after, int limit) {
        return transactions.search(connection -> {
            Instant knownAt = upstream.knownAt(connection);
            return new Found(lists.list(connection, filter, after, limit), knownAt);
        });
    }

    /** Null if there is none that the reader sees. */
    public @Nullable One find(UUID id, Actor reader) {
        return transactions.<@Nullable One>run(connection -> {
            Referrals.Recorded recorded = referrals.find(connection, id);
            return recorded == null || !reader.sees(recorded.referral())
                    ? null
                    : new One(
                            recorded,
                            contacts.find(connection, id),
                            referrals.history(connection, id),
                            deliveries.of(connection, id),
                            deliveries.attempts(connection, id));
        });
    }
}
