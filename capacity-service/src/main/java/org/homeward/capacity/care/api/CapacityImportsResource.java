package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.homeward.capacity.care.ImportCapacity;
import org.homeward.capacity.care.ImportCapacity.Entry;
import org.homeward.capacity.care.ImportCapacity.Outcome;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Lists of many providers' capacity, as councils keep them. */
@Path("/v1/capacity-imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CapacityImportsResource {

    private static final String SCOPE = "capacity:write";

    private final ImportCapacity useCase;
    private final CareAnswers answers;
    private final ProviderRights rights;

    CapacityImportsResource(ImportCapacity useCase, CareAnswers answers, ProviderRights rights) {
        this.useCase = useCase;
        this.answers = answers;
        this.rights = rights;
    }

    @POST
    @Consumes("text/csv")
    public Response keep(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        rights.requireScope(SCOPE);
        List<Entry> entries = CapacityFile.read(new String(body, StandardCharsets.UTF_8));
        if (entries.isEmpty()) {
            throw ProblemException.field("line 2", "is needed");
        }
        refuseOthers(entries);
        return useCase.keep(
                        new ImportCapacity.Command(
                                entries,
                                "import|" + rights.source(),
                                new IdempotencyKeys.Command(key, rights.subject(), "/v1/capacity-imports", body)),
                        this::told)
                .response();
    }

    private void refuseOthers(List<Entry> entries) {
        List<Fault> faults = entries.stream()
                .filter(entry -> !rights.mayActFor(entry.provider()))
                .map(entry -> new Fault(entry.field(), "names a provider that is not known"))
                .toList();
        if (!faults.isEmpty()) {
            throw CareAnswers.invalid(faults);
        }
    }

    private IdempotencyKeys.Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Imported(int lines, int providers) ->
                answers.done(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("lines", lines)
                                .put("providers", providers),
                        null);
            case Outcome.Invalid(List<Fault> faults) -> throw CareAnswers.invalid(faults);
        };
    }
}
