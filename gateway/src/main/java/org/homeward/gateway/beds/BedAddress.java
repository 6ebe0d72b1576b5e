package org.homeward.gateway.beds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedId;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** A bed's id as it stands in a path: four segments, or the whole id as one; each as in the id, or percent-encoded. */
final class BedAddress {

    private BedAddress() {}

    /**
     * Null for a bed that there is not.
     *
     * @param id the path after {@code /v1/beds/}, as it was sent
     */
    static @Nullable Bed find(Replica replica, String id) {
        if (id.indexOf('/') < 0) {
            return replica.bed(decode(id));
        }
        Bed literal = replica.bed(id);
        return literal != null
                ? literal
                : replica.bed(
                        Arrays.stream(id.split("/", -1)).map(BedAddress::part).collect(Collectors.joining("/")));
    }

    /** A segment decoded is a part of an id already, unless a slash has come out of it. */
    private static String part(String segment) {
        String decoded = decode(segment);
        return decoded.indexOf('/') < 0 ? decoded : BedId.part(decoded);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
