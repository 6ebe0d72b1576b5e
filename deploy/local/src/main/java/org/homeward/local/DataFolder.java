package org.homeward.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that holds databases, topics, keys and logs. */
final class DataFolder {

    private static final long NEEDED = 1L << 30;
    private static final String MARK = "homeward-data";

    private DataFolder() {}

    /** The folder that {@code --data}, HOMEWARD_DATA or nothing names. */
    static Path named(Optional<String> flag) {
        String fromEnvironment = System.getenv("HOMEWARD_DATA");
        Path folder = flag.or(() -> Optional.ofNullable(fromEnvironment))
                .map(Path::of)
                .orElseGet(() -> Project.folder().resolve(".homeward").resolve("data"));
        return folder.toAbsolutePath().normalize();
    }

    /**
     * Makes it if it is not there, and checks that it can be used.
     *
     * @return its one true path, whatever links lead to it
     * @throws CannotStart if it cannot be written or has less than 1 GiB left
     */
    static Path prepare(Path folder) {
        return prepare(folder, NEEDED);
    }

    /** As {@link #prepare(Path)}, with the bytes that must be left. */
    static Path prepare(Path folder, long needed) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "Made by ./homeward up; ./homeward reset removes this folder.\n");
            FileStore store = Files.getFileStore(folder);
            if (store.getUsableSpace() < needed) {
                throw new CannotStart("The disk is full: " + folder + " has " + (store.getUsableSpace() >> 20)
                        + " MB left and Homeward needs " + (needed >> 20)
                        + ". Free some, or name another folder with --data");
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new CannotStart(
                    folder + " cannot be written (" + e.getMessage() + "). Name another folder with --data");
        }
    }

    static boolean isOurs(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    /** Removes a folder with all that it holds. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
