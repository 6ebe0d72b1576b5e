package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the JSON bodies of commands. A misspelt member must not be taken for one that was left out, so members that are
 * not known are refused, and so is everything else that would be taken for something that was not sent: a member that is
 * there twice, a fraction for a whole number, words after the end, text that no database keeps.
 */
public final class Bodies {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private static final ObjectReader NUMBERS_AS_WRITTEN =
            JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Bodies() {}

    /** @throws ProblemException 400 with {@code body} for what is no object, with the member for one that is wrong */
    public static <T> T read(byte[] body, Class<T> type) {
        return read(body, type, Set.of());
    }

    /**
     * {@link #read} for what a caller has read here, changed and sends back.
     *
     * @param told members that answers have beside those of the command; they are passed over
     */
    public static <T> T read(byte[] body, Class<T> type, Set<String> told) {
        ObjectNode object = object(body);
        object.remove(told);
        try {
            return JSON.treeToValue(object, type);
        } catch (JsonProcessingException fault) {
            throw new ProblemException(Problems.of(fault));
        }
    }

    /** {@link #read} where nothing at all says the same as an empty object. */
    public static <T> T readOrEmpty(byte[] body, Class<T> type) {
        return read(body.length == 0 ? new byte[] {'{', '}'} : body, type);
    }

    /** An object of any members. */
    public static ObjectNode object(byte[] body) {
        if (tree(NUMBERS_AS_WRITTEN, body) instanceof ObjectNode object) {
            Texts.requireStorable(object);
            return object;
        }
        throw new ProblemException(Problem.noJsonBody("must be a JSON object"));
    }

    /** Any JSON, such as others have defined, with members that may be new. */
    public static JsonNode tree(byte[] body) {
        return tree(JSON.reader(), body);
    }

    private static JsonNode tree(ObjectReader reader, byte[] body) {
        try {
            JsonNode tree = reader.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw new ProblemException(Problem.noJsonBody("is empty"));
            }
            return tree;
        } catch (JsonProcessingException fault) {
            throw new ProblemException(Problems.of(fault));
        } catch (IOException noText) {
            throw new ProblemException(Problem.noJsonBody("is not in UTF-8"));
        }
    }

    /**
     * For objects that are read member by member.
     *
     * @param at path of the object with a dot at its end, empty for the body itself
     * @throws ProblemException 400 with the members that are not known, and those that are
     */
    public static void refuseOthers(String at, JsonNode object, Set<String> members) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.invalid(unknown.stream()
                    .map(name -> new Problem.FieldError(at + Problems.name(name), Problems.noMember(members)))
                    .distinct()
                    .toArray(Problem.FieldError[]::new)));
        }
    }

    /** For commands that say everything by their address. */
    public static void refuseMembers(byte[] body) {
        if (body.length > 0) {
            refuseOthers("", object(body), Set.of());
        }
    }
}
