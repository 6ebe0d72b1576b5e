package org.homeward.capacity.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.care.PackageFeed.commitment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.capacity.Database;
import org.homeward.capacity.RebuildViews;
import org.homeward.capacity.Servers;
import org.homeward.capacity.care.PackageFeed.Pack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What providers said long ago and decides nothing any more is forgotten; the figures rebuild to the byte afterwards. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ForgetOldCareTest {

    private static final Instant LONG_AGO = Instant.parse("2026-06-03T08:00:00Z");
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(2923));

    @Inject
    Database database;

    @Inject
    ForgetOldCare care;

    @Inject
    RebuildViews rebuild;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void keepsWhatStands() {
        database.execute("insert into provider (id, version) values ('1-1001', 3)", """
                insert into provider_version select '1-1001', n, '2026-06-03'::timestamptz + n * interval '1 d', 'x',
                  '{"name":"Ash","areas":["LE3 9"],"services":["reablement"],"tier":1}' from generate_series(1, 3) n""", """
                insert into declaration (id, provider, area, service, amount, can_accept, declared_at, recorded_at, source)
                select gen_random_uuid(), '1-1001', 'LE3 9', 'reablement', 2000 + n, 'YES', t, t, 'x'
                from (select n, '2026-06-03'::timestamptz + n * interval '1 min' as t from generate_series(1, 1200) n) as n""", """
                insert into capacity_hold (id, provider, area, service, amount, purpose, held_by, from_at, until_at, recorded_at)
                select gen_random_uuid(), '1-1001', 'LE3 9', 'reablement', 100, 'd', 'x', '2026-06-04', t, '2026-06-04'
                from (values ('2026-06-05'::timestamptz), ('2099-01-01')) as n (t)""");
        Pack over = new Pack(
                "K1",
                "LE3 9",
                "reablement",
                List.of(commitment("1-1001", 7, LONG_AGO, LONG_AGO.plusSeconds(60), false)));
        Pack goesOn = new Pack("K2", "LE3 9", "reablement", List.of(commitment("1-1001", 5, LONG_AGO, null, false)));
        PackageFeed.send(List.of(over.version(1, LONG_AGO), goesOn.version(1, LONG_AGO)));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> database.one("select count(*) from commitment").equals("2"));

        assertThat(care.forget(Instant.now())).isZero();
        assertThat(database.one("select count(*) from declaration")).isEqualTo("1200");
        assertThat(care.forget(LATER)).isEqualTo(1);
        assertThat(database.rows("select id from care_package")).containsExactly("K2");
        assertThat(database.rows("select package from care_package_history")).containsExactly("K2");
        assertThat(database.rows("select version from provider_version")).containsExactly("3");
        assertThat(database.rows("select amount from declaration")).containsExactly("3200");
        assertThat(database.one("select count(*) from capacity_hold")).isEqualTo("1");

        RebuildViews.Result result = rebuild.rebuild();
        assertThat(result.differentCommitments()).isZero();
        assertThat(result.differentRecords()).isZero();
    }
}
