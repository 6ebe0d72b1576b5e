package org.homeward.local;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where everything listens on 127.0.0.1. Each is a setting: the flag {@code --gateway-port}, say, or the variable
 * {@code HOMEWARD_GATEWAY_PORT}; 0 takes a free port.
 */
public record Ports(
        int gateway,
        int admission,
        int capacity,
        int discharge,
        int housing,
        int mllp,
        int postgres,
        int kafka,
        int kafkaController) {

    /** The ports of an ordinary installation. */
    public static final Ports USUAL = new Ports(8080, 8081, 8082, 8083, 8084, 2575, 15432, 19092, 19093);

    /** Ports that nobody uses right now. */
    public static Ports free() {
        return new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0).chosen();
    }

    /**
     * The usual ports, each overridden by its variable and that by its flag.
     *
     * @param flags values by flag without dashes, {@code gateway-port}
     */
    static Ports from(Map<String, String> flags, Map<String, String> environment) {
        return new Ports(
                        port("gateway", USUAL.gateway, flags, environment),
                        port("admission", USUAL.admission, flags, environment),
                        port("capacity", USUAL.capacity, flags, environment),
                        port("discharge", USUAL.discharge, flags, environment),
                        port("housing", USUAL.housing, flags, environment),
                        port("mllp", USUAL.mllp, flags, environment),
                        port("postgres", USUAL.postgres, flags, environment),
                        port("kafka", USUAL.kafka, flags, environment),
                        port("kafka-controller", USUAL.kafkaController, flags, environment))
                .chosen();
    }

    /** The port of a part; of a service, that of HTTP. */
    int of(Stack.Part part) {
        return switch (part) {
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
            case ADMISSION -> admission;
            case CAPACITY -> capacity;
            case DISCHARGE -> discharge;
            case HOUSING -> housing;
            case GATEWAY -> gateway;
        };
    }

    /** Each port by the name of its setting. */
    Map<String, Integer> byName() {
        Map<String, Integer> ports = new java.util.LinkedHashMap<>();
        ports.put("gateway", gateway);
        ports.put("admission", admission);
        ports.put("capacity", capacity);
        ports.put("discharge", discharge);
        ports.put("housing", housing);
        ports.put("mllp", mllp);
        ports.put("postgres", postgres);
        ports.put("kafka", kafka);
        ports.put("kafka-controller", kafkaController);
        return ports;
    }

    /** The variable that sets the port of this name. */
    static String variable(String name) {
        return "HOMEWARD_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
    }

    private Ports chosen() {
        return new Ports(
                orFree(gateway),
                orFree(admission),
                orFree(capacity),
                orFree(discharge),
                orFree(housing),
                orFree(mllp),
                orFree(postgres),
                orFree(kafka),
                orFree(kafkaController));
    }

    private static int orFree(int port) {
        return port == 0 ? FreePort.find() : port;
    }

    private static int port(String name, int usual, Map<String, String> flags, Map<String, String> environment) {
        String flag = name + "-port";
        @Nullable String given = flags.containsKey(flag) ? flags.get(flag) : environment.get(variable(name));
        if (given == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(given);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the value in it.
        }
        throw new CannotStart("--" + flag + " takes a port from 0 (any free one) to 65535, not '" + given + "'");
    }
}
