package org.homeward.kit.http;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which trusts belong to which integrated care board: settings {@code homeward.boards.QXX=RXX,RYY}, the same in every
 * service. A board that nobody configured sees no trust; in local mode it sees all of them.
 */
@Singleton
public final class Boards {

    private static final String PREFIX = "homeward.boards.";

    private final Map<String, Set<String>> trustsOf = new HashMap<>();
    private final boolean local;

    Boards(Config config, @ConfigProperty(name = "homeward.local", defaultValue = "false") boolean local) {
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

    /** Null for all trusts. */
    public @Nullable Set<String> seenBy(@Nullable String board) {
        Set<String> trusts = board == null ? null : trustsOf.get(board.toUpperCase(Locale.ROOT));
        if (trusts == null) {
            return local ? null : Set.of();
        }
        return trusts;
    }

    public boolean sees(@Nullable String board, String trust) {
        Set<String> trusts = seenBy(board);
        return trusts == null || trusts.contains(trust);
    }

    /** The trusts of a board; none when it is not known. */
    public Set<String> trustsOf(String board) {
        return trustsOf.getOrDefault(board.toUpperCase(Locale.ROOT), Set.of());
    }

    /** The boards that a trust belongs to. */
    public Set<String> boardsOf(String trust) {
        Set<String> boards = new TreeSet<>();
        trustsOf.forEach((board, trusts) -> {
            if (trusts.contains(trust)) {
                boards.add(board);
            }
        });
        return boards;
    }

    /** Every board that is configured. */
    public Set<String> all() {
        return new HashSet<>(trustsOf.keySet());
    }
}
