package org.homeward.kit.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deliberate faults by setting, so that tests can show that they would notice (reliability R0). The setting is the
 * system property {@code homeward.sabotage} or the variable {@code HOMEWARD_SABOTAGE}: names with commas between them.
 * A name that begins with {@code stop.} halts the process at that point as {@code kill -9} would; {@code name@7} lets
 * the first six passes through. Without the setting every call is a read of a final field.
 */
public final class StopPoint {

    /** The exit code of a process that was killed by signal 9. */
    public static final int KILLED = 137;

    private static final Logger LOG = Logger.getLogger(StopPoint.class);
    private static final StopPoint ACTIVE = fromSettings();

    private final Map<String, AtomicInteger> passesLeft;

    StopPoint(@Nullable String setting) {
        passesLeft = setting == null || setting.isBlank() ? Map.of() : named(setting);
    }

    /** Halts the process, without any clean-up, when the setting names this point. */
    public static void reached(String name) {
        if (ACTIVE.isDueAt(name)) {
            LOG.errorf("SABOTAGE: halting at %s", name);
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Whether the setting asks for this wrong behaviour. */
    public static boolean sabotaged(String name) {
        return ACTIVE.passesLeft.containsKey(name);
    }

    boolean isDueAt(String name) {
        AtomicInteger left = passesLeft.get(name);
        return left != null && left.decrementAndGet() == 0;
    }

    private static Map<String, AtomicInteger> named(String setting) {
        return Arrays.stream(setting.split(","))
                .map(name -> name.strip().split("@"))
                .collect(Collectors.toMap(part -> part[0], StopPoint::passes, (a, b) -> a, ConcurrentHashMap::new));
    }

    private static AtomicInteger passes(String[] nameAndCount) {
        return new AtomicInteger(nameAndCount.length > 1 ? Integer.parseInt(nameAndCount[1]) : 1);
    }

    private static StopPoint fromSettings() {
        Function<String, @Nullable String> environment = System::getenv;
        String setting = System.getProperty("homeward.sabotage");
        StopPoint active = new StopPoint(setting != null ? setting : environment.apply("HOMEWARD_SABOTAGE"));
        if (!active.passesLeft.isEmpty()) {
            LOG.errorf("SABOTAGE is on: %s. This process is meant to lose data.", active.passesLeft.keySet());
        }
        return active;
    }
}
