package org.homeward.discharge.returns.api;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which trusts belong to which integrated care board: settings {@code homeward.boards.QXX=RXX,RYY}, the same as the
 * gateway's. A board that nobody configured sees no returns; in local mode it sees all of them.
 */
@Singleton
class Boards {

    private static final String PREFIX = "homeward.boards.";

    private final Map<String, Set<String>> trustsOf = new HashMap<>();
    private final boolean local;

    Boards(Config config, @ConfigProperty(name = "homeward.local") boolean local) {
        this.local = local;
        for (String name : config.getPropertyNames()) {
            // As HOMEWARD_BOARDS_QXX in the environment.
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (plain.startsWith(PREFIX)) {
                String board = plain.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
                config.getOptionalValue(name, String[].class).ifPresent(trusts -> trustsOf.put(board, Set.of(trusts)));
            }
        }
    }

    boolean sees(@Nullable String board, String trust) {
        Set<String> trusts = board == null ? null : trustsOf.get(board.toUpperCase(Locale.ROOT));
        return trusts == null ? local : trusts.contains(trust);
    }
}
