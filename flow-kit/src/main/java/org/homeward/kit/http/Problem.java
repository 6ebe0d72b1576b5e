package org.homeward.kit.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457), without any value that the caller sent.
 *
 * @param type stable address of this kind of problem, {@link #TYPES} and a slug
 * @param title the same for every problem of the type
 * @param detail what was wrong this time
 * @param errors the fields at fault
 * @param members extension members
 * @param isUndecided whether nothing was decided, so that the same command is asked anew when it is sent again; a refusal
 *     that was decided stands
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members,
        @JsonIgnore boolean isUndecided) {

    public static final String TYPES = "https://homeward.example/problems/";
    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param field path of the field, such as {@code consent.toRefer} */
    public record FieldError(String field, String reason) {}

    public Problem(
            String type,
            String title,
            int status,
            @Nullable String detail,
            List<FieldError> errors,
            Map<String, Object> members) {
        this(type, title, status, detail, errors, members, false);
    }

    public static Problem of(int status, String slug, String title) {
        return new Problem(TYPES + slug, title, status, null, List.of(), Map.of());
    }

    public static Problem badRequest(String detail) {
        return of(400, "bad-request", "The request cannot be understood").withDetail(detail);
    }

    /** The body as a whole is wrong, so that no field of it can be named. */
    public static Problem noJsonBody(String reason) {
        return new Problem(
                TYPES + "bad-request",
                "The request cannot be understood",
                400,
                "send one JSON document in UTF-8 as the API description of this path has it",
                List.of(new FieldError("body", reason)),
                Map.of());
    }

    public static Problem unauthorized() {
        return of(401, "unauthorized", "A valid bearer token is needed")
                .withDetail("send Authorization: Bearer and a token that is in date and was signed for this system");
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "The token does not allow this").withDetail(detail);
    }

    public static Problem notFound() {
        return of(404, "not-found", "There is nothing here")
                .withDetail("no such path, or nothing of this name that the token may see; paths are in /q/openapi")
                .undecided();
    }

    public static Problem methodNotAllowed() {
        return of(405, "method-not-allowed", "This path does not take this method")
                .withDetail("the methods of each path are in /q/openapi");
    }

    public static Problem unsupportedMediaType() {
        return of(415, "unsupported-media-type", "The body is of a kind that is not taken here")
                .withDetail("the Content-Type of each path is in /q/openapi; most take application/json");
    }

    public static Problem conflict(String slug, String detail) {
        return of(409, slug, "The request conflicts with what is").withDetail(detail);
    }

    /** What stands is not what the caller has seen, so that nobody knows whether this is still meant. */
    public static Problem changed(String detail) {
        return conflict("changed", detail).undecided();
    }

    public static Problem invalid(FieldError... errors) {
        return new Problem(TYPES + "invalid", "Some fields are not valid", 400, null, List.of(errors), Map.of());
    }

    public static Problem internal() {
        return of(500, "internal", "Something went wrong here");
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "This cannot be answered now; try again").withDetail(detail);
    }

    public Problem withDetail(String newDetail) {
        return new Problem(type, title, status, newDetail, errors, members, isUndecided);
    }

    /** The same command is to be asked anew when it is sent again. */
    public Problem undecided() {
        return new Problem(type, title, status, detail, errors, members, true);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, title, status, detail, errors, more, isUndecided);
    }
}
