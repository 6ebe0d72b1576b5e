package org.homeward.acceptance.rig;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A hospital that knows who is in which of its beds, and tells it in HL7: the oracle of the rig. It is written from
 * what happens on a ward and shares no code with the system under test.
 */
public final class Hospital {

    private static final int WARDS = 12;
    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** A message as it goes out. */
    public record Message(String controlId, String stay, byte[] bytes) {}

    private final String trust;
    private final String run;
    private final Random random;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> bedOfStay = new TreeMap<>();
    private Instant clock = Instant.parse("2026-03-02T08:00:00Z");
    private int controlIds;

    /**
     * @param run makes stays, patients and control ids of this hospital's run its own
     * @param seed the same seed tells the same story
     */
    public Hospital(String trust, String run, long seed) {
        this.trust = trust;
        this.run = run;
        this.random = new Random(seed);
    }

    /** Lets {@code stays} patients come, move, and mostly go, with the mistakes that wards make and take back. */
    public Hospital live(int stays) {
        for (int i = 0; i < stays; i++) {
            liveOneStay(run + "S" + i);
        }
        return this;
    }

    /**
     * Admits one more patient, to a bed that nobody else is ever in. What was sent before this message and is not there
     * once the patient is shown, will not come.
     */
    public Message admitWitness() {
        String stay = run + "WITNESS";
        Bed bed = new Bed(WARDS, 0, 0);
        tell("A01", stay, bed, null);
        bedOfStay.put(stay, bed.id(trust));
        return messages.getLast();
    }

    /** The code of the trust. */
    public String trust() {
        return trust;
    }

    /** All messages in the order in which things happened. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Who is where at the end: each occupied bed with its stays. */
    public Map<String, TreeSet<String>> occupiedBeds() {
        Map<String, TreeSet<String>> beds = new TreeMap<>();
        bedOfStay.forEach(
                (stay, bed) -> beds.computeIfAbsent(bed, b -> new TreeSet<>()).add(trust + ":" + stay));
        return beds;
    }

    private void liveOneStay(String stay) {
        Bed bed = anyBed();
        Instant admitted = tell("A01", stay, bed, null);
        if (chance(5)) {
            tell("A11", stay, bed, admitted);
            return;
        }
        bedOfStay.put(stay, bed.id(trust));
        for (int moves = random.nextInt(4); moves > 0; moves--) {
            bed = move(stay, bed);
        }
        if (chance(60)) {
            discharge(stay, bed);
        }
    }

    private Bed move(String stay, Bed from) {
        Bed to = anyBed();
        Instant moved = tell("A02", stay, to, null);
        if (chance(15)) {
            tell("A12", stay, from, moved, to);
            return from;
        }
        if (chance(20)) {
            tell("A08", stay, anyBed(), null);
        }
        bedOfStay.put(stay, to.id(trust));
        return to;
    }

    private void discharge(String stay, Bed bed) {
        Instant left = tell("A03", stay, bed, null);
        bedOfStay.remove(stay);
        if (chance(15)) {
            tell("A13", stay, bed, left);
            bedOfStay.put(stay, bed.id(trust));
        }
    }

    private Instant tell(String trigger, String stay, Bed place, @Nullable Instant cancelled) {
        return tell(trigger, stay, place, cancelled, null);
    }

    /** Puts a message into the story and returns when the thing it tells of happened. */
    private Instant tell(
            String trigger, String stay, Bed place, @Nullable Instant cancelled, @Nullable Bed cancelledPlace) {
        clock = clock.plusSeconds(1 + random.nextInt(600));
        String recorded = HL7.format(clock);
        String occurred = HL7.format(cancelled == null ? clock : cancelled);
        String controlId = run + "M" + controlIds++;
        String prior = cancelledPlace == null ? "" : cancelledPlace.pl(trust);
        String text = "MSH|^~\\&|PAS|" + trust + "|ROUTE|ROUTE|" + recorded + "+0000||ADT^" + trigger + "|" + controlId
                + "|P|2.4|||||GBR|UNICODE UTF-8|EN\r"
                + "EVN||" + recorded + "+0000||||" + occurred + "+0000\r"
                + "PID|1||P" + stay + "^^^" + trust + "^MR||CANARYNAME^" + stay + "||19440812|1\r"
                + "PV1|1|I|" + place.pl(trust) + "|21||" + prior + "||||300|||||||||" + stay + "^^^VISITID\r";
        messages.add(new Message(controlId, stay, text.getBytes(StandardCharsets.UTF_8)));
        return clock;
    }

    private Bed anyBed() {
        return new Bed(random.nextInt(WARDS), random.nextInt(5), random.nextInt(6));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private record Bed(int ward, int bay, int number) {
        String pl(String trust) {
            return "W" + ward + "^B" + bay + "^" + number + "^" + trust + "01";
        }

        String id(String trust) {
            return trust + "01/W" + ward + "/B" + bay + "/" + number;
        }
    }
}
