package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what went wrong to the problem that is answered. */
final class Problems {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,40}");

    private static final String ANOTHER_FORM = "is not of the expected form";

    private Problems() {}

    static Response response(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 503) {
            answer.header("Retry-After", 1);
        } else if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.build();
    }

    static Problem of(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.invalid(new Problem.FieldError(path(mapping.getPath()), reason(mapping)))
                    .withDetail("correct the fields named in errors and send the request again");
        }
        return notJson(fault.getLocation());
    }

    private static String reason(JsonMappingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return noMember(known(unknown));
        }
        if (fault.getCause() instanceof InputCoercionException) {
            return "must be a smaller number";
        }
        return fault instanceof MismatchedInputException other ? form(other.getTargetType()) : ANOTHER_FORM;
    }

    private static Set<String> known(UnrecognizedPropertyException fault) {
        return fault.getKnownPropertyIds().stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static String form(@Nullable Class<?> type) {
        if (type == null) {
            return ANOTHER_FORM;
        }
        return switch (type.getSimpleName()) {
            case "String" -> "must be a text";
            case "Boolean", "boolean" -> "must be true or false";
            case "Integer", "int", "Long", "long" -> "must be a whole number";
            case "BigDecimal" -> "must be a number";
            case "List", "ArrayList" -> "must be a list";
            default -> ANOTHER_FORM;
        };
    }

    static String noMember(Set<String> allowed) {
        return allowed.isEmpty()
                ? "is no member here; none is taken"
                : "is no member here; allowed are " + String.join(", ", new TreeSet<>(allowed));
    }

    /** Where in the body it ends to be JSON, and nothing of what stands there. */
    private static Problem notJson(@Nullable JsonLocation at) {
        String where =
                at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.noJsonBody("is not JSON of the expected form" + where);
    }

    static Problem of(WebApplicationException fault) {
        if (fault.getCause() instanceof JsonProcessingException json) {
            return of(json);
        }
        if (fault.getCause() instanceof NoContentException) {
            return Problem.noJsonBody("is empty");
        }
        return ofStatus(fault.getResponse().getStatusInfo());
    }

    private static Problem ofStatus(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 401 -> Problem.unauthorized();
            case 403 -> Problem.forbidden("the token's rights end here");
            case 404 -> Problem.notFound();
            case 405 -> Problem.methodNotAllowed();
            case 415 -> Problem.unsupportedMediaType();
            case 503 -> Problem.unavailable("the service is busy");
            default -> named(status);
        };
    }

    private static Problem named(Response.StatusType status) {
        String phrase = status.getReasonPhrase();
        String slug = phrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return Problem.of(status.getStatusCode(), slug, phrase);
    }

    /** Names as the documents know them; anything else in the path may be data, and stays here. */
    private static String path(List<Reference> references) {
        return references.stream()
                .map(Problems::step)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String step(Reference reference) {
        @Nullable String name = reference.getFieldName();
        return name == null ? "[" + reference.getIndex() + "]" : name(name);
    }

    /** A name that a caller has given, unless it may be data. */
    static String name(String given) {
        return NAME.matcher(given).matches() ? given : "?";
    }
}
