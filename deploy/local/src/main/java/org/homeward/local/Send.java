package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.homeward.local.mllp.MessageFile;
import org.homeward.local.mllp.MllpSender;

/** {@code ./homeward send FILE}: sends the messages of files over MLLP and tells what became of them. */
final class Send {

    /** What it can be told. */
    static final Set<String> FLAGS = Set.of("host", "port", "connections", "shuffle!", "seed", "repeat");

    private Send() {}

    static int run(List<String> args) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(args, FLAGS);
        List<byte[]> messages = messages(arguments);
        String host = arguments.flag("host").orElse("127.0.0.1");
        int port = arguments.flags().containsKey("port") ? arguments.number("port", 0, 1) : portOfRunningStack();
        MllpSender sender = new MllpSender(
                host,
                port,
                arguments.number("connections", 4, 1),
                () -> System.err.println(
                        host + ":" + port + " does not answer; trying again for up to two minutes ..."));
        long begin = System.nanoTime();
        Map<String, Integer> answers = sender.send(messages);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%d messages sent in %.1f s (%.0f/s)%n", messages.size(), seconds, messages.size() / seconds);
        answers.forEach((answer, count) -> System.out.printf("  %6d  %s%n", count, answer));
        return answers.keySet().stream().allMatch(answer -> answer.startsWith("AA")) ? 0 : 1;
    }

    private static List<byte[]> messages(Arguments arguments) throws IOException {
        if (arguments.words().isEmpty()) {
            throw new CannotStart("Name a file with HL7 messages: ./homeward send docs/samples/week.hl7");
        }
        List<byte[]> messages = new ArrayList<>();
        for (String word : arguments.words()) {
            Path file = Path.of(word);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new CannotStart("There is no readable file " + word);
            }
            List<byte[]> found = MessageFile.read(file);
            if (found.isEmpty()) {
                throw new CannotStart(word + " holds no HL7 message: none of its lines begins with MSH");
            }
            messages.addAll(found);
        }
        List<byte[]> all = new ArrayList<>();
        for (int i = arguments.number("repeat", 1, 1); i > 0; i--) {
            all.addAll(messages);
        }
        if (arguments.has("shuffle")) {
            Collections.shuffle(all, new Random(arguments.number("seed", 1, 0)));
        }
        return all;
    }

    private static int portOfRunningStack() {
        return RunFile.running()
                .map(running -> running.port("mllp"))
                .orElseThrow(() -> new CannotStart(
                        "Nothing runs from this checkout: start it with ./homeward up, or name --host and --port"));
    }
}
