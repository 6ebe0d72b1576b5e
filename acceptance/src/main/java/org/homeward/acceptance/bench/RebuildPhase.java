package org.homeward.acceptance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** How fast capacity-service makes its views again from its stored facts. */
final class RebuildPhase {

    private final Stack stack;
    private final Report report;

    RebuildPhase(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
    }

    void run() {
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        JsonNode rebuilt = door.post("/v1/admin/rebuild", Map.of()).ok();
        report.figure("rebuild (aim 20,000 events/s)", "%s", rebuilt.toString());
    }
}
