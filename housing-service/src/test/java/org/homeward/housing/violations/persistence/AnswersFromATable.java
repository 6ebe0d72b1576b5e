package org.homeward.housing.violations.persistence;

import jakarta.ws.rs.core.Response;

/** Violates a border: tables do not answer requests. */
class AnswersFromATable {

    Response answer() {
        return Response.ok().build();
    }
}
