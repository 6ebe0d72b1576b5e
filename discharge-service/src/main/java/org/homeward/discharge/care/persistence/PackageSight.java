package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.SeenBy;
import org.homeward.kit.db.Rows;

/** Keeps beside each package who sees it, so that lists and notes can ask for it. */
@ApplicationScoped
class PackageSight implements PackageFollower {

    private static final String KEEP = """
            insert into package_sight (package, provider, until_at)
            select ?, t.provider, t.until_at from unnest(?::text[], ?::timestamptz[]) as t (provider, until_at)
            on conflict (package, provider) do update set until_at = excluded.until_at
            where package_sight.until_at is distinct from excluded.until_at""";

    @Override
    public void follow(Connection connection, PackageOfCare known, boolean isNew, Instant now) throws SQLException {
        List<String> providers = List.copyOf(SeenBy.providers(known));
        if (!providers.isEmpty()) {
            Rows.write(
                    connection,
                    KEEP,
                    known.id(),
                    texts(connection, providers),
                    times(connection, providers, provider -> SeenBy.until(known, provider)));
        }
    }
}
