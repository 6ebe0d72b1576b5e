package org.homeward.housing.referral.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.referral.domain.JobsSoFar;
import org.homeward.kit.db.Rows;

/** How far the jobs of referrals have got. */
@ApplicationScoped
public class JobProgress {

    private static final String OF = "select referral, kind, status from job where referral = any(?::uuid[])";

    /** Of each referral; nothing for one without jobs. */
    public Map<UUID, JobsSoFar> of(Connection connection, Collection<UUID> referrals) throws SQLException {
        Map<UUID, List<JobsSoFar.One>> jobs = new HashMap<>();
        Rows.list(
                connection,
                OF,
                row -> jobs.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new JobsSoFar.One(row.getString(2), row.getString(3))),
                texts(connection, referrals.stream().map(UUID::toString).toList()));
        Map<UUID, JobsSoFar> result = new HashMap<>();
        jobs.forEach((referral, some) -> result.put(referral, new JobsSoFar(some)));
        return result;
    }
}
