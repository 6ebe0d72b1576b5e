package org.homeward.capacity.care.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.PackageStep;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads what a package asks for, from the bytes that {@link PackageJson} has let in. */
final class StepJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StepJson() {}

    static PackageStep read(byte[] bytes) {
        try {
            JsonNode data = JSON.readTree(bytes);
            Instant recordedAt = Times.parse(data.path("recordedAt").asText());
            Instant requestedAt = time(data, "requestedAt");
            return new PackageStep(
                    data.path("package").asText(),
                    data.path("version").asLong(),
                    recordedAt,
                    new Area(data.path("area").asText()),
                    data.path("status").asText(),
                    requestedAt == null ? recordedAt : requestedAt,
                    time(data, "startedAt"),
                    time(data, "endedAt"),
                    time(data, "restartAskedAt"),
                    data.path("staffHoursPerWeek").isNumber()
                            ? PackageJson.hundredths(data.path("staffHoursPerWeek"))
                            : 0);
        } catch (IOException e) {
            throw new IllegalStateException("a package that was let in cannot be read");
        }
    }

    private static @Nullable Instant time(JsonNode data, String name) {
        return data.path(name).isTextual() ? Times.parse(data.path(name).textValue()) : null;
    }
}
