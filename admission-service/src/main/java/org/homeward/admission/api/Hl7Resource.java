package org.homeward.admission.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.homeward.admission.MayNotSpeakFor;
import org.homeward.admission.ReceiveMessages;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.MessageSplitter;
import org.homeward.admission.hl7.Origin;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** HL7 v2 over HTTP: one message, or several in one body, and their acknowledgements in the same order. */
@Path("/v1/hl7")
@Authenticated
@RunOnVirtualThread
public class Hl7Resource {

    static final String HL7 = "application/hl7-v2";
    static final String HL7_ER7 = "x-application/hl7-v2+er7";
    private static final int LONGEST = 1024 * 1024;

    private final Caller caller;
    private final ReceiveMessages receive;

    Hl7Resource(Caller caller, ReceiveMessages receive) {
        this.caller = caller;
        this.receive = receive;
    }

    @POST
    @Consumes({HL7, HL7_ER7})
    @Produces({HL7, HL7_ER7})
    @Operation(summary = "Takes HL7 v2 messages; answers with their acknowledgements after the commit")
    public Response post(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        caller.requireScope("hl7:write");
        List<byte[]> messages = MessageSplitter.split(body);
        if (messages.isEmpty()) {
            throw ProblemException.field("body", "must hold HL7 v2 messages, each from its MSH on");
        }
        if (messages.stream().anyMatch(message -> message.length > LONGEST)) {
            throw new ProblemException(Problem.of(413, "message-too-long", "A message may have 1 MiB"));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        acknowledge(messages).forEach(ack -> answer.writeBytes(ack.bytes()));
        return Response.ok(answer.toByteArray(), type != null && type.startsWith(HL7_ER7) ? HL7_ER7 : HL7)
                .build();
    }

    private List<Ack> acknowledge(List<byte[]> messages) {
        try {
            return receive.all(messages, origin());
        } catch (MayNotSpeakFor e) {
            throw ProblemException.forbidden("the token may not speak for the trust of a message; nothing was stored");
        }
    }

    private Origin origin() {
        if (caller.isOperator()) {
            return new Origin(Origin.Channel.HTTP, null);
        }
        String org = caller.org();
        if (org == null || !caller.mayActFor(org)) {
            throw ProblemException.forbidden("only a hospital or an operator may send messages");
        }
        return new Origin(Origin.Channel.HTTP, org);
    }
}
