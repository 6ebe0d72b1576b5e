package org.homeward.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.local.Project;
import org.yaml.snakeyaml.Yaml;

/** The API description of the front door, as it is written. */
final class Document {

    static final Set<String> HEADERS_OF_COMMANDS = Set.of("Idempotency-Key", "If-Match");

    private static final String FILE = "gateway/src/main/resources/META-INF/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final Map<String, Object> root;

    private Document(Map<String, Object> root) {
        this.root = root;
    }

    static Document read() {
        try {
            return new Document(
                    new Yaml().load(Files.readString(Project.folder().resolve(FILE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of query parameters and of the headers that commands take, by operation. */
    Map<Operation, Set<String>> operations() {
        Map<Operation, Set<String>> operations = new TreeMap<>();
        object(root, "paths").forEach((path, item) -> {
            Map<String, Object> methods = object(item);
            methods.keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> paths(path, methods)
                            .forEach(one -> operations.put(
                                    Operation.of(method.toUpperCase(Locale.ROOT), one),
                                    parameters(object(methods, method)))));
        });
        return operations;
    }

    /** One path for each of the words that a part of it may be. */
    private List<String> paths(String path, Map<String, Object> item) {
        for (Object one : (List<?>) item.getOrDefault("parameters", List.of())) {
            Map<String, Object> parameter = resolved(object(one));
            if (object(parameter, "schema").get("enum") instanceof List<?> words) {
                return words.stream()
                        .map(word -> path.replace("{" + parameter.get("name") + "}", String.valueOf(word)))
                        .toList();
            }
        }
        return List.of(path);
    }

    private Set<String> parameters(Map<String, Object> operation) {
        Set<String> names = new TreeSet<>();
        for (Object one : (List<?>) operation.getOrDefault("parameters", List.of())) {
            Map<String, Object> parameter = resolved(object(one));
            String name = String.valueOf(parameter.get("name"));
            if ("query".equals(parameter.get("in")) || HEADERS_OF_COMMANDS.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private Map<String, Object> resolved(Map<String, Object> parameter) {
        Object reference = parameter.get("$ref");
        if (reference == null) {
            return parameter;
        }
        Map<String, Object> at = root;
        for (String step : reference.toString().substring(2).split("/")) {
            at = object(at, step);
        }
        return at;
    }

    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return object(parent.get(name));
    }

    @SuppressWarnings("unchecked") // The names of YAML documents like this one are text.
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
