package org.homeward.housing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An authority that is told over HTTP, with manners of its own; what it is told twice under one id it takes once. */
final class AuthorityServer {

    /** What it does with a request. */
    enum Manner {
        TAKE,
        REFUSE,
        /** Takes it and dies before it answers. */
        DIE_AFTER_TAKING,
        /** Says nothing until the caller hangs up. */
        SAY_NOTHING,
        ANSWER_TWICE
    }

    record Told(String delivery, String signature, String body) {}

    static final String SECRET = "shared with the authority";
    static final AuthorityServer HERE = new AuthorityServer();

    /** Another one, somewhere else. */
    static final AuthorityServer THERE = new AuthorityServer();

    private final ServerSocket socket;
    private final Queue<Manner> manners = new ArrayDeque<>();
    private Manner usual = Manner.TAKE;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Told> refused = new CopyOnWriteArrayList<>();
    private final Queue<String> hungUp = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    private AuthorityServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/referrals";
    }

    /** How it takes the next requests; the ones after those it just takes. */
    synchronized void behaves(Manner... next) {
        manners.clear();
        usual = Manner.TAKE;
        manners.addAll(List.of(next));
    }

    /** It refuses everything until it is told how to behave. */
    synchronized void refusesAll() {
        manners.clear();
        usual = Manner.REFUSE;
    }

    /** It says nothing to anybody until it is told how to behave. */
    synchronized void saysNothingToAll() {
        manners.clear();
        usual = Manner.SAY_NOTHING;
    }

    /** How many have waited for a word of it at once, at most. */
    int mostWhoWaited() {
        return mostWaiting.get();
    }

    /** Everything that it was told and that has this in it. */
    List<Told> told(String text) {
        return told.stream().filter(one -> one.body().contains(text)).toList();
    }

    /** Everything that it was told, with this in it, and would not take. */
    List<Told> refused(String text) {
        return refused.stream().filter(one -> one.body().contains(text)).toList();
    }

    /** Whether somebody hung up on it while it said nothing about this. */
    boolean wasHungUpOn(String text) {
        return hungUp.stream().anyMatch(body -> body.contains(text));
    }

    private synchronized Manner next() {
        return manners.isEmpty() ? usual : manners.remove();
    }

    private void serve() {
        while (true) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            String head = head(in);
            String body = new String(in.readNBytes(Integer.parseInt(header(head, "content-length"))), UTF_8);
            Manner manner = next();
            (manner == Manner.REFUSE ? refused : told)
                    .add(new Told(header(head, "homeward-delivery"), header(head, "homeward-signature"), body));
            switch (manner) {
                case TAKE -> say(caller, "204 No Content", 1);
                case REFUSE -> say(caller, "503 Service Unavailable", 1);
                case ANSWER_TWICE -> say(caller, "204 No Content", 2);
                case DIE_AFTER_TAKING -> caller.setSoLinger(true, 0);
                case SAY_NOTHING -> {
                    mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                    awaitHangUp(in);
                    waiting.decrementAndGet();
                    hungUp.add(body);
                }
            }
        } catch (IOException e) {
            // The caller has gone.
        }
    }

    private static void awaitHangUp(InputStream in) {
        try {
            while (in.read() >= 0) {}
        } catch (IOException reset) {
            // So does one who hangs up in a hurry.
        }
    }

    private static void say(Socket caller, String status, int times) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
        caller.getOutputStream().write(answer.repeat(times).getBytes(UTF_8));
        caller.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("0");
    }
}
