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
}
