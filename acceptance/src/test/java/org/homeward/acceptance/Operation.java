package org.homeward.acceptance;

import java.util.Comparator;

/**
 * Something that the front door can be asked.
 *
 * @param path with {@code {}} for each part that a caller fills in
 */
record Operation(String method, String path) implements Comparable<Operation> {

    static Operation of(String method, String template) {
        return new Operation(method, template.replaceAll("\\{[^}]*}", "{}"));
    }

    @Override
    public int compareTo(Operation other) {
        return Comparator.comparing(Operation::path)
                .thenComparing(Operation::method)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
