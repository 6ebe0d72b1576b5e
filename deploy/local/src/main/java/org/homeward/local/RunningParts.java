package org.homeward.local;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.local.Stack.Part;

/** The processes of a {@link Stack} that have been started and not been ended. */
final class RunningParts {

    private final Map<Part, Process> processes = Collections.synchronizedMap(new EnumMap<>(Part.class));

    void put(Part part, Process process) {
        processes.put(part, process);
    }

    /** @throws IllegalStateException if there is none */
    Process process(Part part) {
        Process process = processes.get(part);
        if (process == null) {
            throw new IllegalStateException(part + " does not run");
        }
        return process;
    }

    boolean isAlive(Part part) {
        Process process = processes.get(part);
        return process != null && process.isAlive();
    }

    Collection<ProcessHandle> all() {
        return processes.values().stream().map(Process::toHandle).toList();
    }

    /** As {@code kill -9} does; returns when the process and its children are gone. */
    void kill(Part part) {
        Process process = processes.remove(part);
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().onExit().join();
            children.forEach(child -> child.onExit().join());
        }
    }

    /** Stops the services, then Kafka, then PostgreSQL; each step forces what it has not stopped in 8 seconds. */
    void stop() {
        Launch.stop(handles(Part.GATEWAY, Part.HOUSING, Part.DISCHARGE, Part.CAPACITY, Part.ADMISSION), "TERM");
        Launch.stop(handles(Part.KAFKA), "TERM");
        Launch.stop(handles(Part.POSTGRES), "INT");
        processes.clear();
    }

    private List<ProcessHandle> handles(Part... parts) {
        return Stream.of(parts)
                .map(processes::get)
                .filter(Objects::nonNull)
                .map(Process::toHandle)
                .toList();
    }
}
