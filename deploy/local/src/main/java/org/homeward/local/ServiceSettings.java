package org.homeward.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeward.local.Stack.Part;

/** What each service is told when it runs on one machine with all the others, as variables of its environment. */
record ServiceSettings(Ports ports, LocalKeys keys) {

    private static final String NO_RED_AND_GREEN = "HOMEWARD_RED_GREEN_NOT_IN";

    /** Emergency and assessment areas of the built-in hospitals. */
    private static final String ASSESSMENT = "RXX01/AE,RXX01/AMU,RYY01/AE,RYY01/EAU,RZZ01/AE,RZZ01/AMU";

    Map<String, String> of(Part service) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        all.put("HOMEWARD_LOCAL", "true");
        all.put("HOMEWARD_PUBLIC_KEY", keys.publicKey().toUri().toString());
        all.put("HOMEWARD_PRIVATE_KEY", keys.privateKey().toString());
        all.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        all.put("HOMEWARD_MLLP_PORT", Integer.toString(ports.mllp()));
        all.put("HOMEWARD_FEEDS_UNKNOWN_SENDER", "take");
        all.put("HOMEWARD_ADMISSION_URL", url(Part.ADMISSION).toString());
        all.put("HOMEWARD_CAPACITY_URL", url(Part.CAPACITY).toString());
        all.put("HOMEWARD_DISCHARGE_URL", url(Part.DISCHARGE).toString());
        all.put("HOMEWARD_HOUSING_URL", url(Part.HOUSING).toString());
        if (service == Part.DISCHARGE && System.getenv(NO_RED_AND_GREEN) == null) {
            all.put(NO_RED_AND_GREEN, ASSESSMENT);
        }
        if (service != Part.GATEWAY) {
            all.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(service));
            all.put("QUARKUS_DATASOURCE_USERNAME", database(service));
            all.put("QUARKUS_DATASOURCE_PASSWORD", database(service));
        }
        return all;
    }

    /** Where a service listens, past the front door. */
    URI url(Part service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    /** How to reach a service's database, as the role that owns it. */
    String jdbcUrl(Part service) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database(service) + "?user="
                + database(service);
    }

    /** The name of a service's database, and of the role that owns it. */
    static String database(Part service) {
        return service.label().replace("-service", "");
    }
}
