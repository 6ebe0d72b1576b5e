package org.homeward.capacity.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.capacity.domain.Place;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads ids and times that callers send; what makes no sense is refused by the name of its field. */
public final class Ids {

    private static final int LONGEST = 200;

    private Ids() {}

    /** The id of a bed in a path: as one segment percent-encoded, or as its four parts, encoded or as they stand in it. */
    static String bedInPath(String path) {
        if (path.indexOf('/') < 0) {
            return existingBed(decode(path));
        }
        return existingBed(Arrays.stream(path.split("/", -1)).map(Ids::part).collect(Collectors.joining("/")));
    }

    /** A segment decoded is a part of an id already, unless a slash has come out of it. */
    private static String part(String segment) {
        String decoded = decode(segment);
        return decoded.indexOf('/') < 0 ? decoded : decoded.replace("%", "%25").replace("/", "%2F");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.notFound();
        }
    }

    private static String existingBed(String id) {
        try {
            Place place = Place.parse(id);
            if (place.isBed() && id.length() <= LONGEST) {
                return place.id();
            }
        } catch (IllegalArgumentException noPlace) {
            // Not there, as every other bed that is not.
        }
        throw ProblemException.notFound();
    }

    /** The id of a bed in a body. */
    static Place bed(String field, @Nullable String id) {
        if (id == null || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            throw ProblemException.field(field, "is needed: site/ward/bay/bed");
        }
        try {
            Place place = Place.parse(id);
            if (place.isBed()) {
                return place;
            }
        } catch (IllegalArgumentException noPlace) {
            // Said below.
        }
        throw ProblemException.field(field, "must be site/ward/bay/bed, with - for an absent part");
    }

    /** A time, null if it is not there. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Times.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.field(field, "must be an ISO-8601 time with an offset");
        }
    }

    /** An id that was given out here. */
    public static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException other) {
            throw ProblemException.notFound();
        }
    }

    /** A code such as a site's. */
    public static String code(String field, String code) {
        if (code.isBlank() || code.length() > LONGEST || code.indexOf('\0') >= 0) {
            throw ProblemException.field(field, "must have 1 to 200 characters");
        }
        return code;
    }
}
