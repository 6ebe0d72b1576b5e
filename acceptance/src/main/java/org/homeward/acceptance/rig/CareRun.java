package org.homeward.acceptance.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.homeward.acceptance.FrontDoor;
import org.homeward.acceptance.care.CareMarket;
import org.homeward.acceptance.care.PersistentCaller;
import org.homeward.acceptance.rig.CareJourney.Going;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** One hospital, one area, a provider in each of two tiers, and everybody who sets out there. */
final class CareRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final int HOURS = 100_000;

    private final Stack stack;
    private final Random random;
    private final String trust;
    private final String name;
    private final List<String> providers;
    private final CareMarket market;
    private final PersistentCaller caller;
    private final SenderLedger ledger;
    private final Going going;
    private final Collection<CareJourney> journeys = new ConcurrentLinkedQueue<>();

    CareRun(Stack stack, Path folder, long seed) {
        this.stack = stack;
        random = new Random(seed);
        name = "C" + seed;
        trust = "RC" + Character.toUpperCase(Character.forDigit((int) (Math.abs(seed) % 36), 36));
        providers = List.of(name + "-ROWAN", name + "-ELDER");
        market = new CareMarket(stack, "CR" + (1 + seed % 90) + " 1");
        caller = new PersistentCaller(new FrontDoor(stack.gateway(), stack.token("operator", null)), LIMIT);
        ledger = new SenderLedger(folder.resolve(name + ".care.ledger"));
        going = new Going(market, providers, caller, new PersistentSender(stack.mllp(), ledger, 0));
        market.with(providers.get(0), 1, HOURS).with(providers.get(1), 2, HOURS);
        while (!providers.stream().allMatch(market::isKnown)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** People set out as long as others may, at least one of each fate. */
    void people(BooleanSupplier more) {
        Lanes.setOut(() -> more.getAsBoolean() || journeys.size() < CareFate.values().length, this::next);
    }

    /** One person a lane whom the first tier gives no answer. */
    void overADeadline() {
        Lanes.setOutOnce(() -> journey(CareFate.HOME, false)::goOverADeadline);
    }

    private synchronized CareJourney next() {
        CareFate[] fates = CareFate.values();
        int count = journeys.size();
        return journey(count < fates.length ? fates[count] : fates[random.nextInt(fates.length)], random.nextBoolean());
    }

    synchronized CareJourney journey(CareFate fate, boolean firstTierTakesIt) {
        var journey = new CareJourney(trust, name + "P" + journeys.size(), fate, firstTierTakesIt, going);
        journeys.add(journey);
        return journey;
    }

    /**
     * Lets one more person go the whole way and waits until the hours are gone: what was promised before and is not gone
     * then is lost, and not late.
     */
    void witness() throws InterruptedException {
        journey(CareFate.HOME, true).go();
        List<String> missing = new Checks(stack, LIMIT)
                .settled(() ->
                        market.free(providers.getFirst()).intValue() < HOURS ? List.of() : List.of("no hours gone"));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("what is promised now does not arrive");
        }
    }

    /** What is wrong as it stands; what comes later is not waited for. */
    List<String> findings() {
        return checks().findings(declared());
    }

    /** How many set out. */
    int size() {
        return journeys.size();
    }

    private CareChecks checks() {
        return new CareChecks(stack, trust, market, journeys);
    }

    private Map<String, Integer> declared() {
        return Map.of(providers.get(0), HOURS, providers.get(1), HOURS);
    }

    CareRig.Outcome outcome(List<Part> killed) {
        List<String> findings = new Checks(stack, QUIET).settled(() -> checks().findings(declared()));
        return new CareRig.Outcome(findings, journeys.size(), caller.repeated(), killed);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
