package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.referral.domain.JobsSoFar;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.JobProgress;
import org.homeward.housing.referral.persistence.ReferralLists;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.referral.persistence.SchemesOfReferrals;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** Referrals as they stand. */
@ApplicationScoped
public class FindReferrals {

    /** @param knownAt recorded time up to which what hospitals say is in here; null at first */
    public record Found(
            List<ReferralLists.Listed> items,
            Map<UUID, JobsSoFar> jobs,
            Map<UUID, List<String>> schemes,
            @Nullable Instant knownAt) {

        public JobsSoFar jobsOf(ReferralLists.Listed item) {
            return jobs.getOrDefault(item.recorded().referral().id(), JobsSoFar.NONE);
        }

        public List<String> schemesOf(ReferralLists.Listed item) {
            return schemes.getOrDefault(item.recorded().referral().id(), List.of());
        }
    }

    /** @param details who the person is, a JSON object; null where that is not kept */
    public record One(
            Referrals.Recorded recorded,
            @Nullable String details,
            JobsSoFar jobs,
            List<String> schemes,
            List<Referrals.Done> history,
            List<Deliveries.Delivery> deliveries,
            List<Deliveries.Attempt> attempts) {}

    private final Transactions transactions;
    private final Referrals referrals;
    private final Contacts contacts;
    private final Deliveries deliveries;
    private final ReferralLists lists;
    private final JobProgress progress;
    private final SchemesOfReferrals schemes;
    private final Upstream upstream;

    FindReferrals(
            Transactions transactions,
            Referrals referrals,
            Contacts contacts,
            Deliveries deliveries,
            ReferralLists lists,
            JobProgress progress,
            SchemesOfReferrals schemes,
            Upstream upstream) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.lists = lists;
        this.progress = progress;
        this.schemes = schemes;
        this.upstream = upstream;
    }

    public Found list(ReferralLists.Filter filter, ReferralLists.@Nullable After after, int limit) {
        return transactions.search(connection -> {
            Instant knownAt = upstream.knownAt(connection);
            List<ReferralLists.Listed> items = lists.list(connection, filter, after, limit);
            List<UUID> ids =
                    items.stream().map(item -> item.recorded().referral().id()).toList();
            return new Found(items, progress.of(connection, ids), schemes.of(connection, ids), knownAt);
        });
    }

    /** Null if there is none that the reader sees. */
    public @Nullable One find(UUID id, Actor reader) {
        return transactions.<@Nullable One>run(connection -> {
            Referrals.Recorded recorded = referrals.find(connection, id);
            return recorded == null || !reader.sees(recorded.referral(), deliveries.isTried(connection, id))
                    ? null
                    : new One(
                            recorded,
                            contacts.find(connection, id),
                            progress.of(connection, List.of(id)).getOrDefault(id, JobsSoFar.NONE),
                            schemes.of(connection, List.of(id)).getOrDefault(id, List.of()),
                            referrals.history(connection, id),
                            deliveries.of(connection, id),
                            deliveries.attempts(connection, id));
        });
    }
}
