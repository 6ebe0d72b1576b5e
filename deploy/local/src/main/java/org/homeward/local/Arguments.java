package org.homeward.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a command's name: switches ({@code --empty}), flags with a value ({@code --data DIR}) and words.
 */
record Arguments(Set<String> switches, Map<String, String> flags, List<String> words) {

    /**
     * @param known the flags and switches that the command knows; a switch ends in {@code !}
     * @throws CannotStart if there is another, or a flag lacks its value
     */
    static Arguments parse(List<String> args, Set<String> known) {
        Map<String, String> flags = new HashMap<>();
        Set<String> switches = new java.util.HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            String name = arg.startsWith("--") ? arg.substring(2) : "";
            if (name.isEmpty()) {
                words.add(arg);
            } else if (known.contains(name + "!")) {
                switches.add(name);
            } else if (!known.contains(name)) {
                throw new CannotStart(arg + " is not known here. See ./homeward help");
            } else if (i + 1 == args.size()) {
                throw new CannotStart(arg + " needs a value. See ./homeward help");
            } else {
                flags.put(name, args.get(++i));
            }
        }
        return new Arguments(Set.copyOf(switches), Map.copyOf(flags), List.copyOf(words));
    }

    /** @throws CannotStart if there is a word, for a command that takes none */
    Arguments withoutWords() {
        if (words.isEmpty()) {
            return this;
        }
        throw new CannotStart("'" + words.getFirst() + "' is not known here. See ./homeward help");
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /** A whole number, not below {@code least}. */
    int number(String name, int usual, int least) {
        String given = flags.get(name);
        if (given == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new CannotStart("--" + name + " takes a whole number from " + least + ", not '" + given + "'");
    }
}
