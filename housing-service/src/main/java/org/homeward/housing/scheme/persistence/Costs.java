package org.homeward.housing.scheme.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.scheme.domain.Cost;
import org.homeward.housing.scheme.domain.FlatTerms;
import org.homeward.housing.scheme.domain.FlatTerms.Terms;
import org.homeward.kit.db.Rows;

/** What flats and jobs of a scheme cost. */
@ApplicationScoped
public class Costs {

    private static final String TERMS = """
            select flat, since, weekly_rate, scheme from flat_terms
            where flat in (select flat from flat_terms where scheme = ?) order by flat, since""";

    /** A job that failed, or was called off, is not paid as it was agreed; what it did cost nobody has said. */
    private static final String JOBS = """
            select s.referral, j.id, j.data::jsonb ->> 'cost' as cost
            from scheme_referral s join job j on j.referral = s.referral
            where s.scheme = ? and s.removed_at is null and j.status in ('ordered', 'scheduled', 'done')""";

    /** By flat, of each that ever was one of the scheme's. */
    Map<String, FlatTerms> terms(Connection connection, String scheme) throws SQLException {
        Map<String, List<Terms>> found = new LinkedHashMap<>();
        Rows.list(
                connection,
                TERMS,
                row -> found.computeIfAbsent(row.getString("flat"), flat -> new ArrayList<>())
                        .add(new Terms(
                                Rows.instant(row, "since"), row.getBigDecimal("weekly_rate"), row.getString("scheme"))),
                scheme);
        Map<String, FlatTerms> terms = new HashMap<>();
        found.forEach((flat, all) -> terms.put(flat, new FlatTerms(flat, all)));
        return terms;
    }

    /** By referral, of those that have any: what its jobs cost, or are to cost. */
    Map<UUID, Cost> jobs(Connection connection, String scheme) throws SQLException {
        Map<UUID, Cost> costs = new HashMap<>();
        Rows.list(
                connection,
                JOBS,
                row -> {
                    String cost = row.getString("cost");
                    return costs.merge(
                            row.getObject("referral", UUID.class),
                            cost == null ? Cost.ofUnknownJob(row.getString("id")) : Cost.ofJob(new BigDecimal(cost)),
                            Cost::plus);
                },
                scheme);
        return costs;
    }
}
