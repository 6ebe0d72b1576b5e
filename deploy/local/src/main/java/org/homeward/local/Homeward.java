package org.homeward.local;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The commands behind {@code ./homeward}. */
public final class Homeward {

    private Homeward() {}

    /** Exit code 0: done; 1: tried and failed; 2: asked in a way that cannot be done. */
    public static void main(String[] args) throws Exception {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        try {
            System.exit(run(args.length == 0 ? "help" : args[0], rest));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int run(String command, List<String> rest) throws Exception {
        return switch (command) {
            case "up" -> Up.run(rest);
            case "token" -> token(Arguments.parse(rest, flags(command)).withoutWords());
            case "send" -> Send.run(rest);
            case "reset" -> Reset.run(Arguments.parse(rest, flags(command)).withoutWords());
            default -> throw new CannotStart("There is no command '" + command + "'. See ./homeward help");
        };
    }

    /**
     * What a command can be told.
     *
     * @throws CannotStart if there is no such command
     */
    static Set<String> flags(String command) {
        return switch (command) {
            case "up" -> Up.flags();
            case "token" -> Set.of("role", "org");
            case "send" -> Send.FLAGS;
            case "reset" -> Set.of("data");
            default -> throw new CannotStart("There is no command '" + command + "'. See ./homeward help");
        };
    }

    private static int token(Arguments arguments) throws Exception {
        RunFile running = RunFile.running()
                .orElseThrow(() -> new CannotStart("Nothing runs from this checkout: start it with ./homeward up"));
        String role = arguments
                .flag("role")
                .orElseThrow(() -> new CannotStart("--role operator|hospital|board|council|provider|app is missing"));
        if (role.equals("hospital") && arguments.flag("org").isEmpty()) {
            throw new CannotStart("A hospital's token needs --org with the ODS code of its trust");
        }
        LocalKeys keys = LocalKeys.in(java.nio.file.Path.of(running.data()).resolve("keys"));
        System.out.println(keys.token(role, arguments.flag("org").orElse(null)));
        return 0;
    }
}
