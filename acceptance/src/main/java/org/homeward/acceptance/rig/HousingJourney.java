package org.homeward.acceptance.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.homeward.acceptance.FrontDoor.Answer;
import org.homeward.acceptance.care.Patient;
import org.homeward.acceptance.care.PersistentCaller;
import org.jspecify.annotations.Nullable;

/** One person's way: admitted with nowhere to go, referred, receipted, and then what the fate says. */
final class HousingJourney implements Lanes.Journey {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int CONFLICT = 409;

    private final String name;
    private final Patient patient;
    private final HousingFate fate;
    private final Nights nights;
    private final Going going;
    private volatile String referral = "";
    private volatile @Nullable JsonNode booked;
    private volatile @Nullable JsonNode inTheWay;

    HousingJourney(String trust, String name, HousingFate fate, Nights nights, Going going) {
        this.name = name;
        this.patient = new Patient(trust, name);
        this.fate = fate;
        this.nights = nights;
        this.going = going;
    }

    /** The flat and the nights that somebody asks for; the night of {@code until} is free again. */
    record Nights(String flat, LocalDate from, LocalDate until) {}

    /** With what a journey is made: who receipts, and how commands and messages go out. */
    record Going(String authority, PersistentCaller hub, PersistentCaller council, PersistentSender sender) {}

    HousingFate fate() {
        return fate;
    }

    String stay() {
        return patient.stay(1);
    }

    /** The id of the duty to refer, once it was answered. */
    String referral() {
        return referral;
    }

    /** As it was answered; null if no flat was asked for, or somebody else has it. */
    @Nullable
    JsonNode booked() {
        return booked;
    }

    /** The booking for which this one was refused; null if it was not. */
    @Nullable
    JsonNode inTheWay() {
        return inTheWay;
    }

    /** What the booking says in the end; null if there is none. */
    @Nullable
    String bookingStatus() {
        if (booked == null) {
            return null;
        }
        return fate == HousingFate.GIVES_THE_FLAT_BACK ? "cancelled" : "booked";
    }

    @Override
    public void go() throws InterruptedException {
        refer();
        if (fate == HousingFate.TAKES_CONSENT_BACK) {
            of(going.hub, "withdraw", Map.of());
            return;
        }
        of(going.council, "receipt", Map.of());
        if (fate == HousingFate.IS_NOT_HELPED) {
            of(going.council, "complete", Map.of());
            return;
        }
        book();
        if (fate == HousingFate.GIVES_THE_FLAT_BACK) {
            change("cancel", Map.of("reason", "not-needed"));
            return;
        }
        of(going.council, "accept", Map.of());
        if (fate == HousingFate.HAS_TWO_NIGHTS_MORE) {
            extend();
        }
    }

    void refer() throws InterruptedException {
        Instant now = Instant.now();
        going.sender.sendAll(java.util.List.of(patient.admitted(1, now.minus(Duration.ofDays(2)))), 1, LIMIT);
        Map<String, Object> consent =
                Map.of("toRefer", true, "toShareContact", true, "givenAt", now.toString(), "how", "spoken");
        referral = ask(
                        going.hub,
                        "/v1/referrals",
                        Map.of(
                                "type",
                                "duty-to-refer",
                                "stay",
                                stay(),
                                "name",
                                "Rig " + name,
                                "contact",
                                Map.of("phone", "07700 900123"),
                                "reason",
                                "no fixed abode",
                                "authority",
                                going.authority,
                                "consent",
                                consent),
                        "refer")
                .ok()
                .get("id")
                .asText();
    }

    /** Takes the flat, or keeps what is in the way. */
    void book() {
        Answer answer = ask(
                going.hub,
                "/v1/bookings",
                Map.of(
                        "flat",
                        nights.flat,
                        "stay",
                        stay(),
                        "from",
                        nights.from.toString(),
                        "until",
                        nights.until.toString()),
                "book");
        if (answer.status() == CONFLICT) {
            inTheWay = answer.body().get("inTheWay");
        } else {
            booked = answer.ok();
        }
    }

    private void extend() {
        JsonNode before = booked;
        if (before != null) {
            Answer answer = ask(
                    going.hub,
                    bookingPath(before, "extend"),
                    Map.of("until", nights.until.plusDays(2).toString(), "reason", "no-home-yet"),
                    "extend");
            booked = answer.status() == CONFLICT ? before : answer.ok();
        }
    }

    private void change(String action, Object body) {
        JsonNode before = booked;
        if (before != null) {
            booked = ask(going.hub, bookingPath(before, action), body, action).ok();
        }
    }

    private static String bookingPath(JsonNode booking, String action) {
        return "/v1/bookings/" + booking.get("id").asText() + '/' + action;
    }

    private void of(PersistentCaller caller, String action, Object body) {
        ask(caller, "/v1/referrals/" + referral + '/' + action, body, action).ok();
    }

    private Answer ask(PersistentCaller caller, String path, Object body, String step) {
        return caller.post(path, body, name + '-' + step);
    }
}
