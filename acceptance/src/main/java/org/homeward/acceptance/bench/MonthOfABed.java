package org.homeward.acceptance.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a bed since {@code first}: one patient after the other, each for half a day to ten days, a night's gap
 * at most; the last one is still there. Everybody is moved into the bed from an admission ward.
 */
final class MonthOfABed {

    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int BEDS_OF_A_WARD = 25;
    private static final Duration MOVED_AFTER = Duration.ofHours(2);

    /** @param until null of who is still there */
    record Visit(String stay, Instant from, @Nullable Instant until) {}

    final List<Visit> visits = new ArrayList<>();
    final List<byte[]> messages = new ArrayList<>();
    private final String trust;
    private final int bed;

    /** @param bed its number in the trust, from 0 */
    MonthOfABed(String trust, int bed, Instant first, Instant now) {
        this.trust = trust;
        this.bed = bed;
        Random random = new Random(31L * trust.hashCode() + bed);
        Instant at = first.plus(hours(random, 60));
        while (at.plus(MOVED_AFTER).isBefore(now)) {
            Instant left = at.plus(hours(random, 240)).plus(Duration.ofHours(12));
            visit(at, left.isBefore(now) ? left : null);
            at = left.plus(hours(random, 12));
        }
    }

    private void visit(Instant from, @Nullable Instant until) {
        String visit = "M" + bed + "N" + visits.size();
        visits.add(new Visit(trust + ":" + visit, from, until));
        tell("A01", visit, "ADM^B^" + bed, from);
        tell("A02", visit, place(), from.plus(MOVED_AFTER));
        if (until != null) {
            tell("A03", visit, place(), until);
        }
    }

    private String place() {
        return "W" + bed / BEDS_OF_A_WARD + "^B" + bed % BEDS_OF_A_WARD / 5 + "^" + bed;
    }

    private void tell(String trigger, String visit, String place, Instant at) {
        String time = HL7.format(at);
        String text = "MSH|^~\\&|PAS|" + trust + "|ROUTE|ROUTE|" + time + "+0000||ADT^" + trigger + "|" + trigger
                + visit
                + "|P|2.4|||||GBR|UNICODE UTF-8|EN\rEVN||" + time + "+0000||||" + time + "+0000\rPID|1||P" + visit
                + "^^^" + trust + "^MR||LOAD^TEST||19500101|2\rPV1|1|I|" + place + "^" + trust
                + "01|21||||||300|||||||||"
                + visit + "^^^VISITID\r";
        messages.add(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration hours(Random random, int most) {
        return Duration.ofMinutes(random.nextInt(most * 60));
    }
}
