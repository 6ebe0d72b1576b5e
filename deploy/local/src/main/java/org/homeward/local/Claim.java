package org.homeward.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The right to a folder, which one process has at a time: a lock of the operating system on a file in it. It goes with
 * the process however that ends, and no child inherits it. The file says in words what its holder does. A process asks
 * once for a folder: POSIX takes a lock away as soon as its process closes the file, even one that it opened again.
 */
final class Claim implements AutoCloseable {

    private static final String FILE = "homeward.lock";
    private static final Pattern PID = Pattern.compile("\\(pid (\\d+),");
    private static final Duration WORDS_ARRIVE = Duration.ofSeconds(1);

    private final Path file;
    private final Path data;
    private final FileChannel channel;
    private final @Nullable Object identity;

    private Claim(Path file, Path data, FileChannel channel) throws IOException {
        this.file = file;
        this.data = data;
        this.channel = channel;
        this.identity = identityOf(file);
    }

    /**
     * Takes {@code folder}, which is made if it is not there.
     *
     * @param data the data folder that is named to others
     * @param deed what is done with it, as in "Homeward is starting already"
     * @throws CannotStart if another process has it, with that one's deed, process id and data folder
     */
    static Claim on(Path folder, Path data, String deed) {
        return ifFree(folder, data, deed).orElseThrow(() -> new CannotStart(holder(folder, data)));
    }

    /** As {@link #on}; empty if another process has it. */
    static Optional<Claim> ifFree(Path folder, Path data, String deed) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                return Optional.empty();
            }
            Claim claim = new Claim(file, data, channel);
            claim.say(deed);
            return Optional.of(claim);
        } catch (IOException e) {
            throw new CannotStart(
                    file + " cannot be written and locked (" + e.getMessage() + "). Name another folder with --data");
        }
    }

    /** Tells others what this process does now. */
    void say(String deed) throws IOException {
        String words = "Homeward " + deed + " (pid " + ProcessHandle.current().pid() + ", data " + data + ")\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Whether the folder is still the one that was taken: neither removed nor put in another's place. */
    boolean stands() {
        try {
            return java.util.Objects.equals(identity, identityOf(file));
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The system gives it back with the process.
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** What the process that has {@code folder} does, in words. */
    static String holder(Path folder, Path data) {
        return wordsOfHolder(folder.resolve(FILE))
                .orElse("Another Homeward is starting or stopping with its data in " + data);
    }

    /** A holder that died leaves its words behind: those of the one that lives may be a moment late. */
    private static Optional<String> wordsOfHolder(Path file) {
        long end = System.nanoTime() + WORDS_ARRIVE.toNanos();
        while (System.nanoTime() < end) {
            String words = read(file);
            Matcher pid = PID.matcher(words);
            if (pid.find() && ProcessHandle.of(Long.parseLong(pid.group(1))).isPresent()) {
                return Optional.of(words.strip());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable Object identityOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
