package org.homeward.gateway.board;

import static org.homeward.gateway.board.TestBed.bed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Beds to look at: a small trust with one of everything, and a large one that is only many. */
final class Hospital {

    static final String CONFLICT = "RXX01/W1/B2/02";

    private Hospital() {}

    static List<TestBed> ofEverything() {
        Instant now = Instant.now();
        List<TestBed> beds = new ArrayList<>();
        beds.add(bed("RXX01/W1/B1/01").occupiedBy("RXX:2101", ago(26)));
        beds.add(bed("RXX01/W1/B1/02").occupiedBy("RXX:2102", ago(3)).with("sex", "F"));
        beds.add(bed("RXX01/W1/B1/03"));
        beds.add(bed("RXX01/W1/B1/04").reason("cleaning", ago(1), null));
        beds.add(bed("RXX01/W1/B2/01").onLeave("RXX:2104", ago(50)));
        beds.add(bed(CONFLICT).occupiedBy("RXX:2105", ago(9)).alsoOccupiedBy("RXX:2139", ago(2)));
        beds.add(bed("RXX01/W1/B2/03").reason("closed", ago(30), now.plus(Duration.ofHours(20))));
        beds.add(bed("RXX01/W1/B2/04").reason("unstaffed", ago(30), null));
        beds.add(bed("RXX01/W1/S1/01").with("singleRoom", true).reason("contaminated", ago(5), null));
        beds.add(bed("RXX01/W1/S2/01")
                .with("singleRoom", true)
                .heldFor("Emergency theatre list", now.plus(Duration.ofHours(2))));
        beds.add(bed("RXX01/W1/-/10").with("kind", "escalation"));
        beds.add(bed("RXX01/W1/-/11").with("kind", "escalation").occupiedBy("RXX:2150", ago(4)));
        beds.add(bed("RXX01/W2/-/1").expecting("RXX:2160", "A14", now.plus(Duration.ofHours(1))));
        beds.add(bed("RXX01/W2/-/2").reason("closed", now.plus(Duration.ofHours(3)), now.plus(Duration.ofHours(9))));
        beds.add(bed("RXX01/W2/-/3").unregistered().occupiedBy("RXX:2170", ago(7)));
        beds.add(bed("RXX02/A/-/1"));
        beds.add(bed("RYY01/N/-/1").occupiedBy("RYY:1", ago(1)).withoutPatients());
        return beds;
    }

    static List<TestBed> ofMany(int wards, int bedsEach) {
        List<TestBed> beds = new ArrayList<>();
        for (int ward = 1; ward <= wards; ward++) {
            for (int number = 1; number <= bedsEach; number++) {
                TestBed bed = bed("RXX0%d/W%d/B%d/%02d".formatted(1 + ward % 3, ward, 1 + number / 6, number));
                beds.add(number % 9 == 0 ? bed : bed.occupiedBy("RXX:" + (ward * 1000 + number), ago(number)));
            }
        }
        return beds;
    }

    static Instant ago(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }
}
