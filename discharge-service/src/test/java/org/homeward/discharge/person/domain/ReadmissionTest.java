package org.homeward.discharge.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.discharge.domain.AdmissionClass;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.junit.jupiter.api.Test;

/** What is a readmission and what is none. */
class ReadmissionTest {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void isAnAdmissionWithinThirtyDaysOfADischarge() {
        assertThat(after(30)).extracting(Readmission::days).isEqualTo(30L);
        assertThat(after(31)).isNull();
        assertThat(after(0)).extracting(Readmission::after).isEqualTo("RXX:1");
    }

    @Test
    void isOfTheLastOfSeveralStays() {
        StayVersion now = stay("RXX:3", 20, -1);
        assertThat(Readmission.of(now, List.of(stay("RXX:1", 0, 5), stay("RXX:2", 8, 12))))
                .extracting(Readmission::after)
                .isEqualTo("RXX:2");
        assertThat(Readmission.following(stay("RXX:1", 0, 5), List.of(now, stay("RXX:2", 8, 12))))
                .extracting(Readmission::stay)
                .isEqualTo("RXX:2");
    }

    @Test
    void isNoneOfACancelledStayAndNoneWithoutAnAdmission() {
        StayVersion now = stay("RXX:2", 8, -1);
        assertThat(Readmission.of(now, List.of(with(stay("RXX:1", 0, 5), Status.CANCELLED))))
                .isNull();
        assertThat(Readmission.of(with(now, Status.CANCELLED), List.of(stay("RXX:1", 0, 5))))
                .isNull();
        StayVersion attended =
                version("RXX:2", Status.REGISTERED, List.of(new Movement("A04", day(8), null, Status.REGISTERED)));
        assertThat(Readmission.of(attended, List.of(stay("RXX:1", 0, 5)))).isNull();
        assertThat(Readmission.of(now, List.of(stay("RXX:1", 0, -1)))).isNull();
    }

    /** By the method of admission; an announcement alone plans nothing where the feed says that it was an emergency. */
    @Test
    void isPlannedAsTheAdmissionIs() {
        StayVersion before = stay("RXX:1", 0, 5);
        List<Movement> announced = List.of(
                new Movement("A05", day(7), null, Status.PREADMITTED),
                new Movement("A01", day(8), null, Status.ADMITTED));
        StayVersion unsaid = version("RXX:2", Status.ADMITTED, announced);
        assertThat(Readmission.of(unsaid, List.of(before)).planned()).isTrue();
        assertThat(Readmission.of(by("21", unsaid), List.of(before)).planned()).isFalse();
        assertThat(Readmission.of(by("11", stay("RXX:2", 8, -1)), List.of(before))
                        .planned())
                .isTrue();
    }

    private static StayVersion by(String method, StayVersion stay) {
        return new StayVersion(
                stay.stay(),
                stay.trust(),
                stay.version(),
                stay.recordedAt(),
                stay.source(),
                stay.patient(),
                stay.status(),
                stay.into(),
                stay.died(),
                stay.movements(),
                stay.expectations(),
                stay.wayOut(),
                new AdmissionClass(method, null));
    }

    @Test
    void isTheSameInEveryOrder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<StayVersion> stays = new ArrayList<>();
            int day = 0;
            for (int j = 0; j < 2 + random.nextInt(5); j++) {
                int from = day + random.nextInt(40);
                day = from + random.nextInt(10);
                StayVersion stay = stay("RXX:" + j, from, day);
                stays.add(random.nextInt(6) == 0 ? with(stay, Status.CANCELLED) : stay);
            }
            StayVersion now = stays.removeLast();
            Readmission expected = Readmission.of(now, stays);
            Readmission next = Readmission.following(now, stays);
            Collections.shuffle(stays, random);
            assertThat(Readmission.of(now, stays)).as("seed %d", seed).isEqualTo(expected);
            assertThat(Readmission.following(now, stays)).as("seed %d", seed).isEqualTo(next);
        }
    }

    private static Readmission after(int days) {
        return Readmission.of(stay("RXX:2", 5 + days, -1), List.of(stay("RXX:1", 0, 5)));
    }

    private static StayVersion stay(String id, int from, int until) {
        List<Movement> movements = new ArrayList<>();
        movements.add(new Movement("A01", day(from), null, Status.ADMITTED));
        if (until >= 0) {
            movements.add(new Movement("A03", day(until), null, Status.DISCHARGED));
        }
        return version(id, until >= 0 ? Status.DISCHARGED : Status.ADMITTED, movements);
    }

    private static StayVersion with(StayVersion stay, Status status) {
        return version(stay.stay(), status, stay.movements());
    }

    private static StayVersion version(String id, Status status, List<Movement> movements) {
        return new StayVersion(id, "RXX", 1, START, "PAS|RXX", "p", status, null, false, movements, List.of());
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
