package org.homeward.admission.hl7;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files of real and made-up messages. */
final class CorpusFiles {

    /** Messages inside the string literals of a test snapshot. */
    private static final Pattern QUOTED = Pattern.compile("(?:FHS|BHS|MSH)\\|[^\"`]*");

    /** The project's own samples. */
    static final Path SAMPLES = Path.of("..", "docs", "samples");

    private CorpusFiles() {}

    /** The folder that the setting {@code homeward.corpus} names; none when it is not set, which is said. */
    static Optional<Path> corpus() {
        String corpus = System.getProperty("homeward.corpus", "");
        if (corpus.isBlank() || corpus.startsWith("${")) {
            System.out.println("homeward.corpus is not set: only the project's own samples were read");
            return Optional.empty();
        }
        if (!Files.isDirectory(Path.of(corpus))) {
            throw new IllegalStateException("homeward.corpus is no folder: " + corpus);
        }
        return Optional.of(Path.of(corpus));
    }

    /** All files below a folder but licences, listings and pages. */
    static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !name(file).matches("LICENSE.*|.*\\.(tsv|md)|\\..*"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The messages of a file; what is in it but no message is an item too. */
    static List<byte[]> messages(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (name(file).endsWith(".gz")) {
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            }
            return name(file).endsWith(".snap") ? quoted(bytes) : MessageSplitter.split(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<byte[]> quoted(byte[] snapshot) {
        List<byte[]> messages = new ArrayList<>();
        Matcher literals = QUOTED.matcher(new String(snapshot, StandardCharsets.UTF_8));
        while (literals.find()) {
            String literal =
                    literals.group().replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\");
            messages.addAll(MessageSplitter.split(literal.getBytes(StandardCharsets.UTF_8)));
        }
        return messages;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
