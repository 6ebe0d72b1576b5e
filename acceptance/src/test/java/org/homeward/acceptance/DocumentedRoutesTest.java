package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeward.local.Project;
import org.junit.jupiter.api.Test;

/**
 * The API description says what the services take, operation by operation; what the gateway answers itself is held
 * against it by the gateway's OpenApiTest.
 */
class DocumentedRoutesTest {

    private static final Set<Operation> OF_THE_GATEWAY = Set.of(
            new Operation("GET", "/v1/ping"),
            new Operation("GET", "/v1/stream"),
            new Operation("POST", "/local/session"));

    /** What the gateway answers from memory takes more than its past does: a need that is searched for. */
    private static final Set<Operation> ANSWERED_BY_BOTH =
            Set.of(new Operation("GET", "/v1/home-care-availability"), new Operation("GET", "/v1/community-capacity"));

    private final Map<Operation, Set<String>> documented = Document.read().operations();
    private final Map<Operation, Set<String>> taken = new TreeMap<>();

    DocumentedRoutesTest() {
        Stream.of("admission-service", "capacity-service", "discharge-service", "housing-service")
                .map(service -> Project.folder().resolve(service).resolve("target/classes"))
                .map(Path::normalize)
                .forEach(classes -> taken.putAll(ServiceRoutes.of(classes)));
    }

    @Test
    void everyOperationOfAServiceIsWrittenDownAndNoOther() {
        Set<Operation> written = new TreeSet<>(documented.keySet());
        written.removeAll(OF_THE_GATEWAY);
        assertThat(written).hasSizeGreaterThan(60).containsExactlyElementsOf(new TreeSet<>(taken.keySet()));
    }

    @Test
    void everyParameterIsWrittenDownAndNoOther() {
        taken.forEach((operation, names) -> {
            Set<String> written = documented.getOrDefault(operation, Set.of());
            if (ANSWERED_BY_BOTH.contains(operation)) {
                assertThat(written).as("%s", operation).containsAll(names);
            } else {
                assertThat(written).as("%s", operation).isEqualTo(names);
            }
        });
    }
}
