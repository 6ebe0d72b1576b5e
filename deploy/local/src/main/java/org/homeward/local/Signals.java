package org.homeward.local;

import java.io.IOException;

/** POSIX signals. */
final class Signals {

    private Signals() {}

    static void send(long pid, String signal) throws IOException {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("kill -" + signal + " answered " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Stops a process and all its children in mid-step: connections to it stay open and nothing answers. */
    static void freeze(Process process) throws IOException {
        // The parent first, so that it has no new children meanwhile.
        send(process.pid(), "STOP");
        sendToChildren(process, "STOP");
    }

    /** Lets a process go on that was frozen. */
    static void thaw(Process process) throws IOException {
        sendToChildren(process, "CONT");
        send(process.pid(), "CONT");
    }

    private static void sendToChildren(Process process, String signal) throws IOException {
        for (ProcessHandle child : process.descendants().toList()) {
            send(child.pid(), signal);
        }
    }
}
