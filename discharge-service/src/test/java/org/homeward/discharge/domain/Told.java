package org.homeward.discharge.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;

/** A stay and what is said about it, told in days and hours of June 2026 (BST: UTC+1). */
final class Told {

    private static final Place PLACE = Place.parse("RXX01/W1/B1/01");

    final List<CaseFact> facts = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<WayOut.Fitness> fitness = new ArrayList<>();
    private final List<WayOut.Announcement> announcements = new ArrayList<>();
    private final List<WayOut.Abode> abodes = new ArrayList<>();
    private Status status = Status.UNKNOWN;
    private boolean died;
    private Instant heardAt = at(1, 0);
    private AdmissionClass admissionClass = AdmissionClass.UNKNOWN;
    private int count;

    static Instant at(int day, int hour) {
        return Instant.parse("2026-06-01T00:00:00Z").plus(Duration.ofHours(24L * (day - 1) + hour));
    }

    Told moved(String event, int day, int hour, Status to) {
        movements.add(new Movement(event, at(day, hour), to.isPresent() ? PLACE : null, to));
        status = to;
        return this;
    }

    Told movedTo(String place, int day, int hour) {
        movements.add(new Movement("A02", at(day, hour), Place.parse(place), Status.ADMITTED));
        return this;
    }

    Told marked(int ofDay, RedGreenDay.Colour colour, String reason, int day, int hour) {
        facts.add(new CaseFact.DayMarked(
                stamp(day, hour), LocalDate.parse("2026-06-01").plusDays(ofDay - 1), colour, reason));
        return this;
    }

    Told admitted(int day, int hour) {
        return moved("A01", day, hour, Status.ADMITTED);
    }

    Told discharged(int day, int hour) {
        return moved("A03", day, hour, Status.DISCHARGED);
    }

    Told is(Status now) {
        status = now;
        return this;
    }

    Told of(String method, String patientClass) {
        admissionClass = new AdmissionClass(method, patientClass);
        return this;
    }

    /** When the newest word of the stay became known. */
    Told heard(int day, int hour) {
        heardAt = at(day, hour);
        return this;
    }

    Told died() {
        died = true;
        return this;
    }

    Told announced(int day, int hour, int expectedDay) {
        expectations.add(new Expectation("A16", at(day, hour), at(expectedDay, 12), null));
        return this;
    }

    Told signalled(Boolean fit, Instant since, int day, int hour) {
        fitness.add(new WayOut.Fitness(at(day, hour), "PAS|RXX", fit, since));
        return this;
    }

    Told homeless(boolean noFixedAbode, int day, int hour) {
        abodes.add(new WayOut.Abode(at(day, hour), "PAS|RXX", noFixedAbode));
        return this;
    }

    Told flagged(HousingFlag.Need need, int day, int hour) {
        facts.add(new CaseFact.HousingFlagged(stamp(day, hour), need));
        return this;
    }

    Told announcedByAnyEvent(int day, int hour, Instant expectedAt) {
        announcements.add(new WayOut.Announcement(at(day, hour), "PAS|RXX", expectedAt));
        return this;
    }

    Told reviewed(String code, int day, int hour) {
        facts.add(new CaseFact.CriteriaReviewed(stamp(day, hour), new Criterion(code)));
        return this;
    }

    Told expected(LocalDate date, int day, int hour) {
        facts.add(new CaseFact.ExpectedDateSet(stamp(day, hour), date, "clinical"));
        return this;
    }

    Told decided(int pathway, int day, int hour) {
        facts.add(new CaseFact.PathwayDecided(stamp(day, hour), pathway, null));
        return this;
    }

    Told opened(int delay, String reason, int day, int hour) {
        facts.add(new CaseFact.DelayOpened(stamp(day, hour), new UUID(7, delay), reason, "hub", "RXX"));
        return this;
    }

    Told closed(int delay, int day, int hour) {
        facts.add(new CaseFact.DelayClosed(stamp(day, hour), new UUID(7, delay)));
        return this;
    }

    /** The announcements that came in any other order. */
    Told shuffled(Random random) {
        Collections.shuffle(announcements, random);
        return this;
    }

    StayVersion stay() {
        return new StayVersion(
                "RXX:1",
                "RXX",
                1,
                heardAt,
                "PAS|RXX",
                null,
                status,
                null,
                died,
                movements,
                expectations,
                new WayOut(fitness, announcements, abodes),
                admissionClass);
    }

    DischargeCase fold() {
        return CaseFold.of(stay(), facts);
    }

    private Stamp stamp(int day, int hour) {
        count++;
        return new Stamp(new UUID(1, count), at(day, hour), at(day, hour).plusSeconds(count), "ward", "command");
    }
}
