package org.homeward.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out before anything is started whether its ports are free. */
final class PortCheck {

    private PortCheck() {}

    /** @throws CannotStart naming the first port that is taken, and the setting that moves it */
    static void check(Ports ports) {
        ports.byName().forEach((name, port) -> {
            if (!isFree(port)) {
                throw new CannotStart("Port " + port + " (" + name + ") is taken by another program" + owner(port)
                        + ". Stop it, or choose another with --" + name + "-port or " + Ports.variable(name)
                        + " (0 takes any free one)");
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Who listens there, where this machine has a tool that tells. */
    private static String owner(int port) {
        try {
            Process ss = new ProcessBuilder("ss", "-Hltnp", "sport = :" + port)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new String(ss.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int users = line.indexOf("users:");
            return users < 0 ? "" : " " + line.substring(users + 6).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
