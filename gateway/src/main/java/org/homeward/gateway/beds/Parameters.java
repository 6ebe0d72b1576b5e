package org.homeward.gateway.beds;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Query parameters, read strictly: what is given and makes no sense is refused with its name. */
public final class Parameters {

    private final MultiMap given;

    public Parameters(MultiMap given) {
        this.given = given;
    }

    /** @throws ProblemException 400 when another one is given */
    public void refuseOthers(Set<String> allowed) {
        QueryParameters.refuseUnknown(given.names(), allowed);
    }

    /** @throws ProblemException 400 when it is given and empty, or given twice */
    public @Nullable String text(String name) {
        String value = given.get(name);
        if (value == null) {
            return null;
        }
        if (value.isBlank()) {
            throw ProblemException.field(name, "must not be empty");
        }
        if (given.getAll(name).size() > 1) {
            throw ProblemException.field(name, "is given more than once");
        }
        return value;
    }

    /** @throws ProblemException 400 for a value that is not one of these */
    public @Nullable String oneOf(String name, Set<String> values) {
        String value = text(name);
        if (value != null && !values.contains(value)) {
            throw ProblemException.field(name, "is one of " + String.join(", ", values));
        }
        return value;
    }

    /** @throws ProblemException 400 for what is neither true nor false */
    public @Nullable Boolean bool(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw ProblemException.field(name, "is true or false");
        };
    }

    /** Of a list that is sorted by one key. */
    public Paging paging() {
        return Paging.of(limit(), text("cursor")).requireParts(1);
    }

    private @Nullable Integer limit() {
        String value = text("limit");
        if (value == null) {
            return null;
        }
        try {
            return (int) Math.clamp(Long.parseLong(value), -1, Paging.MOST);
        } catch (NumberFormatException e) {
            throw ProblemException.field("limit", "is a whole number");
        }
    }
}
