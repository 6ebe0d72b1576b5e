package org.homeward.kit.http;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What may stand behind the question mark of an address: a misspelt filter must not be taken for no filter. */
public final class QueryParameters {

    private QueryParameters() {}

    /** @throws ProblemException 400 with the names that are not known here, and those that are */
    public static void refuseUnknown(Collection<String> given, Set<String> allowed) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.invalid(unknown.stream()
                    .map(name -> new Problem.FieldError(Problems.name(name), reason(allowed)))
                    .distinct()
                    .toArray(Problem.FieldError[]::new)));
        }
    }

    private static String reason(Set<String> allowed) {
        return allowed.isEmpty()
                ? "is no parameter here; none is taken"
                : "is no parameter here; allowed are " + String.join(", ", new TreeSet<>(allowed));
    }
}
