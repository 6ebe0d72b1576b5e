package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.capacity.domain.EstateDocument;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.persistence.Estates;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;
import org.jspecify.annotations.Nullable;

/** Replaces the estate of a site as a whole; every version is kept. */
@ApplicationScoped
public class ReplaceEstate {

    /**
     * @param trust whose site it is to be
     * @param expected the version that the caller has seen, null if it does not matter, -1 for none that can be
     */
    public record Command(
            String site, String trust, String by, @Nullable Long expected, EstateDocument document) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** @param isNew whether the document differs from the one before */
        record Replaced(Version version, boolean isNew) implements Outcome {}

        record Invalid(List<Fault> faults) implements Outcome {}

        record OfAnotherTrust() implements Outcome {}

        record Changed() implements Outcome {}
    }

    private final Transactions transactions;
    private final Estates estates;
    private final LiveViews views;
    private final Relay relay;

    ReplaceEstate(Transactions transactions, Estates estates, LiveViews views, Relay relay) {
        this.transactions = transactions;
        this.estates = estates;
        this.views = views;
        this.relay = relay;
    }

    public Outcome replace(Command command) {
        List<Fault> faults = command.document().faults(command.site());
        if (!faults.isEmpty()) {
            return new Outcome.Invalid(faults);
        }
        Outcome outcome = transactions.run(connection -> replace(connection, command));
        relay.kick();
        return outcome;
    }

    private Outcome replace(Connection connection, Command command) throws SQLException {
        if (!estates.lock(connection, command.site(), command.trust()).equals(command.trust())) {
            return new Outcome.OfAnotherTrust();
        }
        List<Version> before =
                estates.versions(connection, List.of(command.site())).getOrDefault(command.site(), List.of());
        Version last = before.isEmpty() ? null : before.getLast();
        long version = last == null ? 0 : last.version();
        if (command.expected() != null && command.expected() != version) {
            return new Outcome.Changed();
        }
        if (last != null && Estates.text(last.document()).equals(Estates.text(command.document()))) {
            return new Outcome.Replaced(last, false);
        }
        Version next = new Version(
                command.site(),
                version + 1,
                command.trust(),
                RecordedTime.read(connection),
                command.by(),
                command.document());
        write(connection, SiteEstate.after(command.site(), before).replacedBy(next), next);
        return new Outcome.Replaced(next, true);
    }

    private void write(Connection connection, SiteEstate estate, Version version) throws SQLException {
        estates.add(connection, version);
        estates.replace(connection, estate);
        Set<String> targets = new TreeSet<>(views.ofSite(connection, estate.site()));
        targets.addAll(estate.beds().keySet());
        targets.addAll(estate.removedBeds().keySet());
        targets.addAll(estate.wards().keySet());
        views.refresh(connection, targets);
    }
}
