package org.homeward.admission.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.homeward.admission.RecordAdmissionEvents;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;

/** Admission events as CloudEvents JSON, for systems that speak no HL7. */
@Path("/v1/admission-events")
@Authenticated
@RunOnVirtualThread
public class AdmissionEventsResource {

    private static final int MOST = 1000;

    private final Caller caller;
    private final RecordAdmissionEvents record;

    AdmissionEventsResource(Caller caller, RecordAdmissionEvents record) {
        this.caller = caller;
        this.record = record;
    }

    /** One result for each event, in their order. */
    public record Results(List<RecordAdmissionEvents.Result> items) {}

    @POST
    @Consumes({"application/cloudevents+json", "application/cloudevents-batch+json", MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes one admission event or up to 1,000; a result for each, idempotent by source and id")
    public Results post(byte[] sent) {
        caller.requireScope("hl7:write");
        JsonNode body = Bodies.tree(sent);
        List<JsonNode> events = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(events::add);
        } else if (body.isObject()) {
            events.add(body);
        }
        if (events.isEmpty() || events.size() > MOST) {
            throw ProblemException.field("body", "must be one event, or a list of 1 to 1,000");
        }
        return new Results(record.record(events, caller::mayActFor));
    }
}
