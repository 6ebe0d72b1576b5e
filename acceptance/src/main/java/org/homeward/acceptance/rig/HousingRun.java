package org.homeward.acceptance.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.homeward.acceptance.FrontDoor;
import org.homeward.acceptance.care.PersistentCaller;
import org.homeward.acceptance.rig.HousingJourney.Going;
import org.homeward.acceptance.rig.HousingJourney.Nights;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** One hospital, one housing authority, three flats, and everybody who has nowhere to go there. */
final class HousingRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final int FLATS = 3;
    private static final String AUTHORITY = "E08000034";

    private final Stack stack;
    private final Random random;
    private final String trust;
    private final String name;
    private final String area;
    private final List<String> flats = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private final SenderLedger ledger;
    private final PersistentCaller hub;
    private final Going going;
    private final Collection<HousingJourney> journeys = new ConcurrentLinkedQueue<>();

    HousingRun(Stack stack, Path folder, long seed) {
        this.stack = stack;
        random = new Random(seed);
        name = "N" + seed;
        trust = "RN" + Character.toUpperCase(Character.forDigit((int) (Math.abs(seed) % 36), 36));
        area = "NR" + (1 + seed % 90);
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        hub = new PersistentCaller(door, LIMIT);
        PersistentCaller council =
                new PersistentCaller(new FrontDoor(stack.gateway(), stack.token("provider", AUTHORITY)), LIMIT);
        ledger = new SenderLedger(folder.resolve(name + ".housing.ledger"));
        going = new Going(AUTHORITY, hub, council, new PersistentSender(stack.mllp(), ledger, 0));
        for (int flat = 0; flat < FLATS; flat++) {
            flats.add(name + "-FLAT-" + flat);
            hub.post("/v1/step-down-flats", described(flats.getLast()), flats.getLast())
                    .ok();
        }
    }

    private Map<String, Object> described(String flat) {
        return Map.of("id", flat, "area", area, "features", List.of(), "maxNights", 90, "availableFrom", "" + today);
    }

    /** People set out as long as others may, at least one of each fate. */
    void people(BooleanSupplier more) {
        Lanes.setOut(() -> more.getAsBoolean() || journeys.size() < HousingFate.values().length, this::next);
    }

    private synchronized HousingJourney next() {
        HousingFate[] fates = HousingFate.values();
        int count = journeys.size();
        return journey(count < fates.length ? fates[count] : fates[random.nextInt(fates.length)]);
    }

    /** Somebody who asks for one of the flats for up to a week within the next three. */
    synchronized HousingJourney journey(HousingFate fate) {
        LocalDate from = today.plusDays(random.nextInt(21));
        var nights = new Nights(flats.get(random.nextInt(FLATS)), from, from.plusDays(1 + random.nextInt(7)));
        var journey = new HousingJourney(trust, name + "P" + journeys.size(), fate, nights, going);
        journeys.add(journey);
        return journey;
    }

    /**
     * Lets one more person go the whole way and waits until the ward is shown how that ended: what happened before and is
     * not shown then is lost, and not late.
     */
    void witness() throws InterruptedException {
        HousingJourney last = journey(HousingFate.IS_NOT_HELPED);
        last.go();
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        List<String> missing = new Checks(stack, LIMIT)
                .settled(() -> door.get("/v1/discharge-cases/" + last.stay())
                                .ok()
                                .path("housing")
                                .findValuesAsText("status")
                                .contains(last.fate().referral)
                        ? List.of()
                        : List.of("the ward is not shown it"));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("what is done now does not arrive");
        }
    }

    /** What is wrong as it stands; what comes later is not waited for. */
    List<String> findings() {
        return new HousingChecks(stack, area, flats, journeys).findings();
    }

    /** How many set out. */
    int size() {
        return journeys.size();
    }

    HousingRig.Outcome outcome(List<Part> killed) {
        List<String> findings = new Checks(stack, QUIET).settled(this::findings);
        long refused = journeys.stream().filter(one -> one.inTheWay() != null).count();
        return new HousingRig.Outcome(findings, journeys.size(), refused, hub.repeated(), killed);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
