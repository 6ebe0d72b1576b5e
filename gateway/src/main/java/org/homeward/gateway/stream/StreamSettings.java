package org.homeward.gateway.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a stream's patience ends. */
@Singleton
final class StreamSettings {

    /** A reader whose socket has taken nothing for this long is cut off. */
    final Duration stallLimit;

    /** A reader for whom more beds than this wait is cut off: a new snapshot is the shorter way. */
    final int mostPending;

    /** More streams than this are refused with 503. */
    final int mostStreams;

    /** Bytes that the kernel may hold for a stream, so that a stall shows while it is short. */
    final int socketBuffer;

    StreamSettings(
            @ConfigProperty(name = "homeward.stream.stall-limit", defaultValue = "10s") Duration stallLimit,
            @ConfigProperty(name = "homeward.stream.most-pending", defaultValue = "20000") int mostPending,
            @ConfigProperty(name = "homeward.stream.most-streams", defaultValue = "3500") int mostStreams,
            @ConfigProperty(name = "homeward.stream.socket-buffer", defaultValue = "65536") int socketBuffer) {
        this.stallLimit = stallLimit;
        this.mostPending = mostPending;
        this.mostStreams = mostStreams;
        this.socketBuffer = socketBuffer;
    }
}
