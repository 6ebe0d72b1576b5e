package org.homeward.capacity.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.homeward.capacity.domain.Place;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads the ids of beds that callers send. */
final class Ids {

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
}
