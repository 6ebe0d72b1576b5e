package org.homeward.admission.hl7.mllp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How MLLP is served: {@code homeward.mllp.…}. */
@ConfigMapping(prefix = "homeward.mllp")
public interface MllpSettings {

    @WithDefault("true")
    boolean enabled();

    /** Only this machine unless told otherwise: MLLP knows no sign-in. */
    @WithDefault("127.0.0.1")
    String host();

    /** 0 takes a free port. */
    @WithDefault("2575")
    int port();

    /** Further connections are closed at once. */
    @WithDefault("512")
    int maxConnections();

    /** Messages of one connection that wait for their commit; further ones stay in the socket. */
    @WithDefault("64")
    int maxInFlight();

    /** The same for all connections together, and no more bytes than 64 messages of full length. */
    @WithDefault("2048")
    int maxInFlightTotal();

    /** In bytes; a longer message is answered AR and ends its connection. */
    @WithDefault("1048576")
    int messageLimit();

    /** A connection on which nothing moves for so long is closed. */
    @WithDefault("PT10M")
    Duration idleTimeout();

    /** A message must arrive whole within this time from its first byte. */
    @WithDefault("PT60S")
    Duration frameTimeout();

    Tls tls();

    /** PEM files; TLS is on if certificate and key are given. */
    interface Tls {

        /** File with the server's certificate chain. */
        Optional<String> certificate();

        /** File with its private key (PKCS 8). */
        Optional<String> key();

        /** File with the authorities whose client certificates are asked for and accepted. */
        Optional<String> clientAuthorities();
    }
}
