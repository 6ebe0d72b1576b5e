package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.SeenBy;
import org.homeward.kit.db.RoundTrip;

/** Keeps beside each package who sees it, so that lists and notes can ask for it. */
final class PackageSight {

    private static final String KEEP = """
            insert into package_sight (package, provider, until_at)
            select ?, t.provider, t.until_at from unnest(?::text[], ?::timestamptz[]) as t (provider, until_at)
            on conflict (package, provider) do update set until_at = excluded.until_at
            where package_sight.until_at is distinct from excluded.until_at""";

    private PackageSight() {}

    static void keep(RoundTrip trip, PackageOfCare known) throws SQLException {
        Connection connection = trip.connection();
        List<String> providers = List.copyOf(SeenBy.providers(known));
        if (!providers.isEmpty()) {
            trip.write(
                    KEEP,
                    known.id(),
                    texts(connection, providers),
                    times(connection, providers, provider -> SeenBy.until(known, provider)));
        }
    }
}
