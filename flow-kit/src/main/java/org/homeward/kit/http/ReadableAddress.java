package org.homeward.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses addresses that nothing can be meant by: a parameter that is empty or there twice, and a NUL, which no database
 * keeps. In the path a NUL, or a code longer than any, is the name of nothing.
 */
@Provider
public final class ReadableAddress implements ContainerRequestFilter {

    private static final int LONGEST_CODE = 500;

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        address.getPathParameters().values().forEach(codes -> codes.forEach(ReadableAddress::requireName));
        address.getQueryParameters().forEach(ReadableAddress::requireValue);
    }

    private static void requireName(String code) {
        if (code.indexOf('\0') >= 0 || code.length() > LONGEST_CODE) {
            throw ProblemException.notFound();
        }
    }

    private static void requireValue(String parameter, List<String> values) {
        if (values.size() > 1) {
            throw ProblemException.field(Problems.name(parameter), "is given more than once");
        }
        for (String value : values) {
            if (value.isBlank()) {
                throw ProblemException.field(Problems.name(parameter), "must not be empty");
            }
            if (value.indexOf('\0') >= 0) {
                throw ProblemException.field(Problems.name(parameter), "must not hold a NUL");
            }
        }
    }
}
