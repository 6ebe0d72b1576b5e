package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Gives every read that answers with a JSON object its {@code asOf} and its ETag, and answers 304 to a caller who has it.
 * The tag is weak: it covers what the answer says, not the times that change with every reading. A tag that the resource
 * has given itself stays.
 */
@Provider
public final class ReadTags implements ContainerResponseFilter {

    private static final String AS_OF = "asOf";
    private static final Set<String> CHANGES_BY_ITSELF = Set.of(AS_OF, "knownAt", "ageSeconds");

    private final ObjectMapper json;

    ReadTags(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String method = request.getMethod();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (!reads || response.getStatus() != 200 || !isJson(response) || !response.hasEntity()) {
            return;
        }
        if (json.valueToTree(response.getEntity()) instanceof ObjectNode answer) {
            tag(answer, request.getHeaderString(HttpHeaders.IF_NONE_MATCH), response);
        }
    }

    private void tag(ObjectNode answer, @Nullable String known, ContainerResponseContext response)
            throws JsonProcessingException {
        if (!response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            String tag = ETags.ofContent(json.writeValueAsBytes(lasting(answer.deepCopy())));
            response.getHeaders().putSingle(HttpHeaders.ETAG, "W/" + tag);
            if (ETags.matches(known, tag)) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        }
        if (!answer.has(AS_OF)) {
            response.setEntity(answer.put(AS_OF, Times.format(Instant.now())));
        }
    }

    private static JsonNode lasting(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(CHANGES_BY_ITSELF);
        }
        node.forEach(ReadTags::lasting);
        return node;
    }

    private static boolean isJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type) && !type.isWildcardSubtype();
    }
}
