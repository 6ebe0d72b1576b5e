package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homeward.local.Stack.Part;

/** {@code ./homeward up}: starts everything, keeps it running, and stops it when it is told to. */
final class Up {

    private static final String STARTS = "is starting already";

    private final Path data;
    private final Ports ports;
    private final List<Claim> claims;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Stack stack;
    private final Supervisor supervisor;

    private Up(Path data, Ports ports, List<Claim> claims) throws IOException {
        this.data = data;
        this.ports = ports;
        this.claims = claims;
        this.stack = new Stack(data, ports);
        this.supervisor = new Supervisor(stack, this::hasItsFolder, this::writeRunFile);
    }

    static int run(List<String> args) throws Exception {
        Arguments arguments = Arguments.parse(args, flags()).withoutWords();
        Path data = DataFolder.prepare(DataFolder.named(arguments.flag("data")));
        List<Claim> claims = new ArrayList<>();
        if (!RunFile.folder().toAbsolutePath().normalize().equals(data)) {
            claims.add(Claim.on(RunFile.folder(), data, STARTS));
        }
        claims.add(Claim.on(data, data, STARTS));
        endLeftovers(data);
        RunFile.read()
                .map(last -> Path.of(last.data()))
                .filter(last -> !last.equals(data))
                .ifPresent(Up::endLeftoversElsewhere);
        Ports ports = Ports.from(arguments.flags(), System.getenv());
        PortCheck.check(ports);
        return new Up(data, ports, claims).keepRunning(arguments.has("empty"));
    }

    private static void endLeftovers(Path data) {
        List<String> ended = Leftovers.end(data);
        if (!ended.isEmpty()) {
            System.out.println("The last Homeward on " + data + " was killed; what it left running was ended: "
                    + String.join(", ", ended));
        }
    }

    /** The launcher that was killed here may have had other data, on the same ports. */
    private static void endLeftoversElsewhere(Path data) {
        if (Files.exists(data)) {
            Claim.ifFree(data, data, STARTS).ifPresent(claim -> {
                endLeftovers(data);
                claim.close();
            });
        } else {
            endLeftovers(data);
        }
    }

    /** What it can be told. */
    static Set<String> flags() {
        Set<String> known = new HashSet<>(Set.of("empty!", "data"));
        Ports.USUAL.byName().keySet().forEach(name -> known.add(name + "-port"));
        return known;
    }

    private int keepRunning(boolean empty) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            startAll();
        } catch (RuntimeException | IOException e) {
            System.err.println("Homeward could not start: " + e.getMessage());
            return 1;
        }
        sayReady();
        for (Claim claim : claims) {
            claim.say("runs already, with its front door at " + stack.gateway());
        }
        supervisor.watch();
        if (!empty) {
            HospitalWeek.playOn(stack, data);
        }
        while (!stopped.await(500, TimeUnit.MILLISECONDS)) {
            if (!hasItsFolder()) {
                System.err.println("The data folder " + data + " was removed while Homeward ran on it: it stops."
                        + " Start it again with ./homeward up");
                return 1;
            }
        }
        return 0;
    }

    private boolean hasItsFolder() {
        return claims.getLast().stands();
    }

    private void startAll() throws IOException {
        writeRunFile();
        for (Part part : Part.values()) {
            long begin = System.nanoTime();
            System.out.printf("%-18s starting ...", part.label());
            System.out.flush();
            try {
                stack.start(part, Map.of());
                writeRunFile();
                stack.awaitReady(part);
            } catch (IllegalStateException e) {
                System.out.println(" failed");
                throw new IllegalStateException(
                        part.label() + ": " + e.getMessage() + "\nIts log is " + stack.log(part), e);
            }
            System.out.printf(" ready after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    private void sayReady() {
        System.out.printf(
                "%nHomeward is ready at %s   (MLLP on 127.0.0.1:%d, data in %s)%n"
                        + "  a token:       ./homeward token --role operator%n"
                        + "  send messages: ./homeward send docs/samples/week.hl7%n"
                        + "  stop:          Ctrl-C%n%n",
                stack.gateway(), stack.mllp(), data);
    }

    private void writeRunFile() {
        List<RunFile.Pid> processes = new ArrayList<>();
        processes.add(RunFile.Pid.of("launcher", ProcessHandle.current()));
        for (Part part : Part.values()) {
            if (stack.isAlive(part)) {
                processes.add(RunFile.Pid.of(part.label(), stack.process(part).toHandle()));
            }
        }
        new RunFile(data.toString(), ports.byName(), processes).write();
    }

    private void stop() {
        supervisor.close();
        System.out.println("stopping ...");
        stack.close();
        Leftovers.end(data); // What was being started when it was told to stop.
        RunFile.remove();
        System.out.println(hasItsFolder() ? "stopped; the data stays in " + data : "stopped");
        claims.forEach(Claim::close);
        stopped.countDown();
    }
}
