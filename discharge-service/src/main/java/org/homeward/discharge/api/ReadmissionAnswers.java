package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.discharge.person.FindPeople.Joined;
import org.homeward.discharge.person.domain.Readmission;
import org.jspecify.annotations.Nullable;

/** Whose stay it is, and which stays it is joined to as a readmission. */
final class ReadmissionAnswers {

    private ReadmissionAnswers() {}

    static void put(ObjectNode node, Joined joined) {
        node.put("person", joined.person());
        node.set("readmissionOf", of(joined.readmissionOf(), true));
        node.set("readmittedWith", of(joined.readmittedWith(), false));
    }

    private static @Nullable ObjectNode of(@Nullable Readmission readmission, boolean earlier) {
        if (readmission == null) {
            return null;
        }
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("stay", earlier ? readmission.after() : readmission.stay());
        CaseAnswers.time(node, "dischargedAt", readmission.dischargedAt());
        CaseAnswers.time(node, "admittedAt", readmission.admittedAt());
        return node.put("days", readmission.days()).put("planned", readmission.planned());
    }
}
