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
 * Which organisations belong to which board: settings {@code homeward.boards.QXX=RXX,RYY}, the same in every service. A
 * board that nobody configured sees none; in local mode it sees all of them.
 */
@Singleton
public final class Boards {

    private static final String PREFIX = "homeward.boards.";

    private final Map<String, Set<String>> membersOf = new HashMap<>();
    private final boolean local;

    Boards(Config config, @ConfigProperty(name = "homeward.local", defaultValue = "false") boolean local) {
        this.local = local;
        for (String name : config.getPropertyNames()) {
            // As HOMEWARD_BOARDS_QXX in the environment.
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (plain.startsWith(PREFIX)) {
                String board = plain.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
                config.getOptionalValue(name, String[].class)
                        .ifPresent(organisations -> membersOf.put(board, Set.of(organisations)));
            }
        }
    }

    /** Null for all organisations. */
    public @Nullable Set<String> seenBy(@Nullable String board) {
        Set<String> organisations = board == null ? null : membersOf.get(board.toUpperCase(Locale.ROOT));
        if (organisations == null) {
            return local ? null : Set.of();
        }
        return organisations;
    }

    public boolean sees(@Nullable String board, String organisation) {
        Set<String> organisations = seenBy(board);
        return organisations == null || organisations.contains(organisation);
    }

    /** The organisations of a board; none when it is not known. */
    public Set<String> membersOf(String board) {
        return membersOf.getOrDefault(board.toUpperCase(Locale.ROOT), Set.of());
    }

    /** The boards that an organisation belongs to. */
    public Set<String> boardsOf(String organisation) {
        Set<String> boards = new TreeSet<>();
        membersOf.forEach((board, organisations) -> {
            if (organisations.contains(organisation)) {
                boards.add(board);
            }
        });
        return boards;
    }

    /** Every board that is configured. */
    public Set<String> all() {
        return new HashSet<>(membersOf.keySet());
    }
}
