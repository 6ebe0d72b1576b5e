package org.homeward.acceptance.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.FrontDoor.Answer;
import org.homeward.acceptance.care.CareMarket;
import org.homeward.acceptance.care.Patient;
import org.homeward.acceptance.care.PersistentCaller;
import org.homeward.acceptance.rig.Hospital.Message;

/** One person's way: admitted, fit, a package, accepted by tier 1 or 2, and then what the fate says. */
final class CareJourney implements Lanes.Journey {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String name;
    private final Patient patient;
    private final CareFate fate;
    private final boolean firstTierTakesIt;
    private final CareMarket market;
    private final List<String> providers;
    private final PersistentCaller caller;
    private final PersistentSender sender;
    private final Instant begin = Instant.now();
    private volatile String packageOfCare = "";

    /** @param providers in the order of their tiers, one in each */
    CareJourney(String trust, String name, CareFate fate, boolean firstTierTakesIt, Going going) {
        this.name = name;
        this.patient = new Patient(trust, name);
        this.fate = fate;
        this.firstTierTakesIt = firstTierTakesIt;
        this.market = going.market();
        this.providers = going.providers();
        this.caller = going.caller();
        this.sender = going.sender();
    }

    /** With what a journey is made: the market and its two providers, and how commands and messages go out. */
    record Going(CareMarket market, List<String> providers, PersistentCaller caller, PersistentSender sender) {}

    CareFate fate() {
        return fate;
    }

    String stay() {
        return patient.stay(1);
    }

    /** The id of the package, once it was answered. */
    String packageOfCare() {
        return packageOfCare;
    }

    /** Who holds hours for this person in the end. */
    String provider() {
        return providers.get(firstTierTakesIt ? 0 : 1);
    }

    @Override
    public void go() throws InterruptedException {
        ask();
        if (fate.isAccepted()) {
            accept();
        } else if (fate == CareFate.NOBODY_TAKES_IT) {
            decline(providers.get(0));
            decline(providers.get(1));
        }
        end();
    }

    /** The first tier says nothing; the second is asked when the time of the first is over, and accepts. */
    void goOverADeadline() throws InterruptedException {
        ask();
        acceptOffer();
        goHome();
    }

    /** As far as the offers of the first tier. */
    void ask() throws InterruptedException {
        send(patient.admitted(1, begin.minus(Duration.ofDays(2))));
        review("none");
        packageOfCare = command("/v1/packages-of-care", market.need(stay()), "package")
                .get("id")
                .asText();
    }

    void accept() {
        if (!firstTierTakesIt) {
            decline(providers.get(0));
        }
        acceptOffer();
    }

    /** An offer that is not there yet is waited for. */
    private void acceptOffer() {
        command(
                "/v1/offers/" + offer(provider()) + "/accept",
                Map.of("startsAt", begin.plus(Duration.ofHours(2)).toString()),
                "accept");
    }

    private void end() throws InterruptedException {
        switch (fate) {
            case HOME -> goHome();
            case BACK_IN_HOSPITAL -> {
                goHome();
                send(patient.admitted(2, begin));
            }
            case MEETS_CRITERIA_AGAIN -> review("02");
            case ADMITTED_BY_MISTAKE -> send(patient.admissionCancelled(1, begin.minus(Duration.ofDays(2))));
            case DIES -> send(patient.died(1, begin));
            case NOBODY_TAKES_IT, NOBODY_ANSWERS -> {}
        }
    }

    private void goHome() throws InterruptedException {
        send(patient.discharged(1, begin.minus(Duration.ofHours(2))));
        start();
    }

    /** What the hospital said of the discharge may be on its way still: then the same is said as another command. */
    private void start() {
        Object body = Map.of("startedAt", begin.minus(Duration.ofHours(1)).toString());
        long end = System.nanoTime() + LIMIT.toNanos();
        int tries = 1;
        Answer answer = start(body, tries);
        while (answer.status() == 409 && System.nanoTime() < end) {
            tries++;
            answer = start(body, tries);
        }
        answer.ok();
    }

    private Answer start(Object body, int tries) {
        return caller.post("/v1/packages-of-care/" + packageOfCare + "/start", body, name + "-start-" + tries);
    }

    private void decline(String provider) {
        command("/v1/offers/" + offer(provider) + "/decline", Map.of("reason", "no-capacity"), "decline-" + provider);
    }

    private void review(String code) {
        command(
                "/v1/stays/" + stay() + "/criteria-to-reside",
                Map.of("code", code, "assessedBy", "ward round"),
                "review-" + code);
    }

    /** An offer's id follows from its package, the search and the provider, so that nobody has to look it up. */
    private String offer(String provider) {
        return java.util
                .UUID
                .nameUUIDFromBytes((packageOfCare + "/1/" + provider).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    /** @throws IllegalStateException if it is refused: nothing here asks for what may not be */
    private JsonNode command(String path, Object body, String step) {
        Answer answer = caller.post(path, body, name + "-" + step);
        return answer.ok();
    }

    private void send(Message message) throws InterruptedException {
        sender.sendAll(List.of(message), 1, LIMIT);
    }
}
