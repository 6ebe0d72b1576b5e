package org.homeward.acceptance.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Endless ADT traffic of one sender in ITK's shape: each patient is admitted, moved twice, updated and discharged, in
 * beds of its own trust. Two senders never touch the same stay; beds are used again and again.
 */
final class Traffic {

    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String[] LIFE = {"A01", "A02", "A08", "A02", "A03"};

    private final int sender;
    private final int beds;
    private final Instant begin;
    private long sent;

    /**
     * @param sender its number, which gives the trust {@code RL0} to {@code RLZ} and its control ids
     * @param beds how many beds a ward of the trust has; its wards are W0 to W9
     * @param begin event time of the first message; each later one is a second later
     */
    Traffic(int sender, int beds, Instant begin) {
        this.sender = sender;
        this.beds = beds;
        this.begin = begin;
    }

    /** The trust that this sender speaks for. */
    String trust() {
        return "RL" + Character.toUpperCase(Character.forDigit(sender % 36, 36));
    }

    /** The next message, segments ended by CR, without the MLLP frame. */
    byte[] next() {
        long n = sent++;
        String trigger = LIFE[(int) (n % LIFE.length)];
        return message(trigger, n / LIFE.length, bedAfter(n), begin.plusSeconds(n), "B" + sender + "-" + n);
    }

    private long bedAfter(long n) {
        long stay = n / LIFE.length;
        return n % LIFE.length < 1 ? stay * 3 : n % LIFE.length < 3 ? stay * 3 + 1 : stay * 3 + 2;
    }

    private byte[] message(String trigger, long stay, long bed, Instant at, String controlId) {
        String time = HL7.format(at);
        String site = trust() + "01";
        String place = "W" + bed / beds % 10 + "^B" + bed % beds / 6 + "^" + bed % beds + "^" + site;
        String text = "MSH|^~\\&|PAS|" + trust() + "|ROUTE|ROUTE|" + time + "+0000||ADT^" + trigger + "|" + controlId
                + "|P|2.4|||||GBR|UNICODE UTF-8|EN\r"
                + "EVN||" + time + "+0000||||" + time + "+0000\r"
                + "PID|1||" + sender + "P" + stay + "^^^" + trust() + "^MR||LOAD^TEST" + stay + "||19500101|2\r"
                + "PV1|1|I|" + place + "|21||||||300|||||||||" + sender + "V" + stay + "^^^VISITID\r";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
