package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
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
        if (tree(response.getEntity()) instanceof ObjectNode answer) {
            tag(answer, request.getHeaderString(HttpHeaders.IF_NONE_MATCH), response);
        }
    }

    /** An answer may be long, and a tree is made of a tree by writing and reading all of it. */
    private JsonNode tree(Object entity) {
        return entity instanceof JsonNode node ? node : json.valueToTree(entity);
    }

    private void tag(ObjectNode answer, @Nullable String known, ContainerResponseContext response) throws IOException {
        if (!response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            String tag = ETags.ofContent(lasting(answer));
            response.getHeaders().putSingle(HttpHeaders.ETAG, "W/" + tag);
            if (ETags.matches(known, tag)) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        }
        if (!answer.has(AS_OF)) {
            ObjectNode complete = answer.objectNode().setAll(answer);
            response.setEntity(complete.put(AS_OF, Times.format(Instant.now())));
        }
    }

    private byte[] lasting(JsonNode answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writeLasting(answer, out);
        }
        return bytes.toByteArray();
    }

    private static void writeLasting(JsonNode node, JsonGenerator out) throws IOException {
        switch (node) {
            case ObjectNode object -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    if (!CHANGES_BY_ITSELF.contains(member.getKey())) {
                        out.writeFieldName(member.getKey());
                        writeLasting(member.getValue(), out);
                    }
                }
                out.writeEndObject();
            }
            case ArrayNode array -> {
                out.writeStartArray();
                for (JsonNode item : array) {
                    writeLasting(item, out);
                }
                out.writeEndArray();
            }
            default -> out.writeTree(node);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type) && !type.isWildcardSubtype();
    }
}
