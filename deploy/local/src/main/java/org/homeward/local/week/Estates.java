package org.homeward.local.week;

import java.util.ArrayList;
import java.util.List;
import org.homeward.local.week.Estate.Bay;
import org.homeward.local.week.Estate.Bed;
import org.homeward.local.week.Estate.Ward;
import org.jspecify.annotations.Nullable;

/** The invented sites. Ward codes, names and specialties (main specialty codes of the NHS) are of the usual kind. */
final class Estates {

    /** A general hospital. */
    static final Estate RXX01 = new Estate(
            "RXX01",
            "RXX",
            true,
            List.of(
                    ward("AMU", "Acute medical unit", "300", bays(4, 6), rooms(4)),
                    ward("W1", "Cedar ward", "300", bays(4, 6), rooms(2)),
                    ward("W2", "Elm ward", "100", bays(3, 6), rooms(4)),
                    ward("W3", "Hazel ward, older people", "430", bays(4, 6), rooms(4)),
                    ward("CCU", "Critical care", "192", List.of(), rooms(8)),
                    escalation("ESC", "Winter ward", "300", 8)));

    /** A community hospital of the same trust. */
    static final Estate RXX02 = new Estate(
            "RXX02",
            "RXX",
            false,
            List.of(
                    ward("RIV", "Riverside rehabilitation", "314", bays(3, 4), rooms(6)),
                    ward("OAK", "Oak unit, step-down", "430", bays(2, 6), rooms(4))));

    /** A hospital of another trust. */
    static final Estate RYY01 = new Estate(
            "RYY01",
            "RYY",
            true,
            List.of(
                    ward("EAU", "Emergency assessment unit", "300", bays(3, 6), rooms(4)),
                    ward("M1", "Medicine 1", "300", bays(4, 6), rooms(2)),
                    ward("S1", "Surgery 1", "100", bays(3, 6), rooms(4)),
                    escalation("ESC", "Escalation area", "300", 6)));

    /** The hospital of {@code docs/samples/week.hl7}. */
    static final Estate RZZ01 = new Estate(
            "RZZ01",
            "RZZ",
            true,
            List.of(
                    ward("AMU", "Acute medical unit", "300", bays(2, 4), rooms(2)),
                    ward("W1", "Cedar ward", "300", bays(3, 4), rooms(2)),
                    ward("W2", "Elm ward", "100", bays(2, 6), rooms(2)),
                    escalation("ESC", "Winter ward", "300", 4)));

    private Estates() {}

    private static Ward ward(String code, String name, String specialty, List<Bay> bays, List<Bed> rooms) {
        return new Ward(code, name, specialty, "core", bays, rooms);
    }

    /** A ward that opens under pressure; its last two spaces have no staff. */
    private static Ward escalation(String code, String name, String specialty, int beds) {
        List<Bed> spaces = new ArrayList<>();
        for (int i = 1; i <= beds; i++) {
            spaces.add(new Bed(number(i), null, false, null, i <= beds - 2));
        }
        return new Ward(code, name, specialty, "escalation", List.of(), spaces);
    }

    /** Bays for women and for men in turn; the last bay has one more space for boarding. */
    private static List<Bay> bays(int count, int beds) {
        List<Bay> bays = new ArrayList<>();
        for (int b = 1; b <= count; b++) {
            @Nullable String sex = b % 2 == 0 ? "M" : "F";
            List<Bed> inBay = new ArrayList<>();
            for (int i = 1; i <= beds; i++) {
                inBay.add(new Bed(number(i), null, false, sex, !(b == 1 && i == beds)));
            }
            if (b == count) {
                inBay.add(new Bed("X1", "escalation", false, sex, true));
            }
            bays.add(new Bay("B" + b, inBay));
        }
        return bays;
    }

    private static List<Bed> rooms(int count) {
        List<Bed> rooms = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rooms.add(new Bed("SR" + i, null, true, null, true));
        }
        return rooms;
    }

    private static String number(int i) {
        return i < 10 ? "0" + i : Integer.toString(i);
    }
}
