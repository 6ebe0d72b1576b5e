package org.homeward.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.homeward.gateway.support.EchoedServices;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

/** The document that is served, held against the routes that are there. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(EchoedServices.class)
class OpenApiTest {

    private static final String ALLOWED = "allowed are ";
    private static final List<String> OF_THE_GATEWAY = List.of(
            "/v1/ping",
            "/v1/beds",
            "/v1/beds/{id}",
            "/v1/beds/{site}/{ward}/{bay}/{bed}",
            "/v1/bed-availability",
            "/v1/home-care-availability",
            "/v1/community-capacity",
            "/v1/stream");

    @TestHTTPResource("/")
    URI base;

    private record Operation(String method, String path) {}

    @Test
    void everyOperationThatIsWrittenDownIsThereAndWantsAToken() {
        Door nobody = new Door(base, null);
        Door operator = new Door(base, Tokens.operator());
        List<Operation> operations = operations(nobody);
        assertThat(operations).hasSizeGreaterThan(25);
        for (Operation operation : operations) {
            String path = operation.path().replaceAll("\\{[^}]*}", "x");
            String body = operation.method().equals("GET") || operation.method().equals("DELETE") ? null : "{}";
            if (path.startsWith("/v1/")) {
                assertThat(nobody.send(operation.method(), path, body).status())
                        .as("%s without a token", operation)
                        .isEqualTo(401);
            }
            if (!path.equals("/v1/stream")) {
                int status = operator.send(operation.method(), path, body, "Content-Type", "application/json")
                        .status();
                assertThat(status).as("%s", operation).isNotEqualTo(405);
            }
        }
    }

    /** The services' own parameters are held against the document by acceptance's DocumentedRoutesTest. */
    @Test
    void whatTheGatewayTakesIsWrittenDownAndNothingElse() {
        Door door = new Door(base, Tokens.operator());
        JsonNode document = door.get("/q/openapi?format=JSON").json();
        for (String path : OF_THE_GATEWAY) {
            Answer refused = door.get(path.replaceAll("\\{[^}]*}", "x") + "?no-such-parameter=1");
            assertThat(refused.status()).as(path).isEqualTo(400);
            String reason = refused.json().at("/errors/0/reason").asText();
            assertThat(named(reason)).as(path).isEqualTo(queryParameters(document, path));
        }
    }

    private static Set<String> named(String reason) {
        int list = reason.indexOf(ALLOWED);
        return list < 0
                ? Set.of()
                : Set.of(reason.substring(list + ALLOWED.length()).split(", "));
    }

    private static Set<String> queryParameters(JsonNode document, String path) {
        Set<String> names = new HashSet<>();
        for (JsonNode one : document.path("paths").path(path).path("get").path("parameters")) {
            JsonNode parameter =
                    one.has("$ref") ? document.at(one.path("$ref").asText().substring(1)) : one;
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void everyPathOfTheFrontDoorIsWrittenDown() {
        assertThat(operations(new Door(base, null)))
                .extracting(Operation::path)
                .contains(
                        "/v1/beds",
                        "/v1/beds/{site}/{ward}/{bay}/{bed}",
                        "/v1/bed-availability",
                        "/v1/stream",
                        "/v1/hl7",
                        "/v1/admission-events",
                        "/v1/stays",
                        "/v1/stays/{id}",
                        "/v1/messages",
                        "/v1/parked-messages",
                        "/v1/sites/{site}/estate",
                        "/v1/bed-status",
                        "/v1/holds",
                        "/v1/holds/{id}",
                        "/v1/stays/{id}/criteria-to-reside",
                        "/v1/stays/{id}/delays",
                        "/v1/discharge-cases/{id}",
                        "/v1/discharge-worklist",
                        "/v1/tasks",
                        "/v1/people/{id}/journey",
                        "/v1/returns/discharge-situation-report",
                        "/v1/returns/discharge-ready-date/stays",
                        "/v1/returns/red-and-green",
                        "/v1/returns/expected-dates",
                        "/v1/packages-of-care",
                        "/v1/packages-of-care/{id}/start",
                        "/v1/offers/{id}/accept");
    }

    private static List<Operation> operations(Door door) {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = door.get("/q/openapi?format=JSON").json().path("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("get", "put", "post", "delete").contains(method)) {
                        operations.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey()));
                    }
                }));
        return operations;
    }
}
