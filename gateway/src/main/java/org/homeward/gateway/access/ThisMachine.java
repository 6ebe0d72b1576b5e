package org.homeward.gateway.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from this machine and from a page of this server. A page elsewhere whose name was made to
 * point here (DNS rebinding) keeps its own name in Host; one that simply calls here names itself in Origin.
 */
public final class ThisMachine {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private ThisMachine() {}

    /** Whether a caller's address is one of this machine's own. */
    public static boolean isAt(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * @param host what the caller called this server: {@code localhost:8080}
     * @param origin of the page that calls, null if it is no page
     */
    public static boolean isCalledBy(@Nullable String host, @Nullable String origin) {
        return host != null && NAMES.contains(nameIn(host)) && (origin == null || isOf(origin, host));
    }

    private static boolean isOf(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private static String nameIn(String host) {
        try {
            String name = URI.create("http://" + host).getHost();
            return name == null ? "" : name.toLowerCase(java.util.Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
