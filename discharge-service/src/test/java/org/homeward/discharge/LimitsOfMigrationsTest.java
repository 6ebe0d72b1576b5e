package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.homeward.local.TestServers;
import org.junit.jupiter.api.Test;

/** A migration may take longer than a request: what is read then may be large. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class LimitsOfMigrationsTest {

    private static final String NAME = "V999__slow.sql";

    @Inject
    Flyway flyway;

    @Test
    void areNotThoseOfRequests() {
        String url = TestServers.freshDatabase() + "&options=-c%20statement_timeout=2s";
        ResourceProvider usual = flyway.getConfiguration().getResourceProvider();
        Flyway slow = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url, url.replaceAll(".*/([a-z0-9]+)\\?.*", "$1"), "")
                .resourceProvider(new WithSlowOne(usual))
                .load();
        slow.migrate();
        assertThat(slow.info().current().getScript()).endsWith(NAME);
    }

    private record WithSlowOne(ResourceProvider usual) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return name.endsWith(NAME) ? new SlowOne() : usual.getResource(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            List<LoadableResource> all = new ArrayList<>(usual.getResources(prefix, suffixes));
            if (NAME.startsWith(prefix)) {
                all.add(new SlowOne());
            }
            return all;
        }
    }

    private static final class SlowOne extends LoadableResource {

        @Override
        public Reader read() {
            return new StringReader("select pg_sleep(3)");
        }

        @Override
        public String getAbsolutePath() {
            return "db/migration/" + NAME;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return NAME;
        }

        @Override
        public String getRelativePath() {
            return NAME;
        }
    }
}
