package org.homeward.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the resources of a service take, by their compiled signatures: what {@code KnownParameters} goes by. */
final class ServiceRoutes {

    private static final String RS = "jakarta.ws.rs.";
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+:\\s*([a-z|-]+)}");
    private static final Pattern REST = Pattern.compile("\\{\\w+:\\s*\\.\\+}");

    private ServiceRoutes() {}

    /** The names of query parameters and of the headers that commands take, by operation. */
    static Map<Operation, Set<String>> of(Path classes) {
        Map<Operation, Set<String>> taken = new TreeMap<>();
        for (JavaClass resource : new ClassFileImporter().importPath(classes)) {
            if (resource.isAnnotatedWith(RS + "Path")) {
                resource.getMethods().forEach(method -> add(taken, resource, method));
            }
        }
        return taken;
    }

    private static void add(Map<Operation, Set<String>> taken, JavaClass resource, JavaMethod method) {
        for (String verb : METHODS) {
            if (method.isAnnotatedWith(RS + verb)) {
                String path = path(resource) + (method.isAnnotatedWith(RS + "Path") ? path(method) : "");
                paths(path)
                        .forEach(one -> taken.computeIfAbsent(Operation.of(verb, one), o -> new TreeSet<>())
                                .addAll(parameters(method)));
            }
        }
    }

    /** One path for each of the words that a part may be; the four parts of a bed's id, and its id as one. */
    private static Stream<String> paths(String template) {
        Matcher choice = CHOICE.matcher(template);
        if (choice.find()) {
            return Stream.of(choice.group(1).split("\\|"))
                    .map(word -> template.substring(0, choice.start()) + word + template.substring(choice.end()));
        }
        Matcher rest = REST.matcher(template);
        return rest.find() ? Stream.of(rest.replaceAll("{}"), rest.replaceAll("{}/{}/{}/{}")) : Stream.of(template);
    }

    private static Set<String> parameters(JavaMethod method) {
        Set<String> names = new TreeSet<>();
        for (JavaParameter parameter : method.getParameters()) {
            add(names, parameter);
            if (parameter.isAnnotatedWith(RS + "BeanParam")) {
                for (JavaField field : parameter.getRawType().getAllFields()) {
                    add(names, field);
                }
            }
        }
        return names;
    }

    private static void add(Set<String> names, HasAnnotations<?> element) {
        if (element.isAnnotatedWith(RS + "QueryParam")) {
            names.add(value(element, "QueryParam"));
        }
        if (element.isAnnotatedWith(RS + "HeaderParam")
                && Document.HEADERS_OF_COMMANDS.contains(value(element, "HeaderParam"))) {
            names.add(value(element, "HeaderParam"));
        }
    }

    private static String path(HasAnnotations<?> element) {
        String path = value(element, "Path");
        return path.startsWith("/") ? path : '/' + path;
    }

    private static String value(HasAnnotations<?> element, String annotation) {
        return element.getAnnotationOfType(RS + annotation)
                .get("value")
                .orElseThrow()
                .toString();
    }
}
