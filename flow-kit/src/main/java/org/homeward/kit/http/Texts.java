package org.homeward.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a database keeps of the texts in a document: anything but NUL and halves of characters. */
final class Texts {

    private Texts() {}

    /** @throws ProblemException 400 with the path of a text that cannot be stored */
    static void requireStorable(JsonNode document) {
        require(document, "");
    }

    private static void require(JsonNode node, String path) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw ProblemException.field(path, "must be text without NUL and without half a surrogate pair");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            require(member.getValue(), (path.isEmpty() ? "" : path + '.') + Problems.name(member.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            require(node.get(i), path + '[' + i + ']');
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
