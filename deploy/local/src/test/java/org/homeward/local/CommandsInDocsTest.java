package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every {@code ./homeward} command of the README and of the pages under docs is one that there is. */
class CommandsInDocsTest {

    private static final Pattern COMMAND = Pattern.compile("\\./homeward +([^`\n|#&;)]*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    /** Commands that the script itself knows; it passes their flags on to a program of another module. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("help", "test", "bench", "rig");

    @TestFactory
    Stream<DynamicTest> areKnown() throws IOException {
        return pages().flatMap(CommandsInDocsTest::commands)
                .distinct()
                .map(line -> DynamicTest.dynamicTest("./homeward " + line, () -> check(line)));
    }

    @Test
    void includeTheTwoOfTheReadme() throws IOException {
        assertThat(commands(Project.folder().resolve("README.md"))).contains("up", "test");
    }

    @Test
    void wouldBeFoundOutIfTheyWereWrong() {
        assertThatThrownBy(() -> check("up --emtpy")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> check("start")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> check("rig --rnus 3")).isInstanceOf(AssertionError.class);
    }

    @Test
    void linkOnlyToPagesThatThereAre() throws IOException {
        for (Path page : pages().toList()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> page.resolveSibling(link.group(1)))
                    .forEach(target ->
                            assertThat(target).as("linked from " + page).exists());
        }
    }

    private static void check(String line) throws IOException {
        List<String> words = Arrays.asList(line.split(" +"));
        List<String> arguments = words.subList(1, words.size());
        if (!OF_THE_SCRIPT.contains(words.getFirst())) {
            Arguments.parse(arguments, Homeward.flags(words.getFirst()));
            return;
        }
        String script = Files.readString(Project.folder().resolve("homeward"));
        assertThat(script).contains("\n" + words.getFirst());
        arguments.stream()
                .filter(word -> word.startsWith("--"))
                .forEach(flag -> assertThat(script).contains(flag + " "));
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Project.folder().resolve("docs"))) {
            return Stream.concat(
                    Stream.of(Project.folder().resolve("README.md")),
                    docs.filter(page -> page.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }

    /** What stands behind {@code ./homeward}, without comments and what follows in the sentence. */
    private static Stream<String> commands(Path page) {
        try {
            return COMMAND.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1).strip())
                    .filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
