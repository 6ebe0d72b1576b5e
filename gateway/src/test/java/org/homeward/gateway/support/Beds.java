package org.homeward.gateway.support;

import java.time.Instant;

/** Bed records as capacity-service writes them, in the words of a test. */
public final class Beds {

    private Beds() {}

    public static Bed empty(String id) {
        return new Bed(id, 1, "", "", "null", "null", "");
    }

    /** One version of one bed; each method answers a changed copy. */
    public record Bed(
            String id, long version, String reasons, String occupants, String conflict, String hold, String expected) {

        public Bed version(long next) {
            return new Bed(id, next, reasons, occupants, conflict, hold, expected);
        }

        public Bed occupiedBy(String stay) {
            String occupant = "{\"stay\":\"" + stay + "\",\"since\":\"2026-06-03T10:27:00Z\",\"onLeave\":false}";
            return new Bed(id, version, reasons, and(occupants, occupant), conflict, hold, expected)
                    .reason("occupied", "2026-06-03T10:27:00Z", null);
        }

        public Bed onLeave(String stay) {
            String occupant = "{\"stay\":\"" + stay + "\",\"since\":\"2026-06-03T10:27:00Z\",\"onLeave\":true}";
            return new Bed(id, version, reasons, and(occupants, occupant), conflict, hold, expected)
                    .reason("on-leave", "2026-06-04T10:27:00Z", null);
        }

        public Bed conflictOf(String one, String other) {
            String both = "{\"stays\":[\"" + one + "\",\"" + other + "\"],\"since\":\"2026-06-03T10:27:00Z\"}";
            return new Bed(id, version, reasons, occupants, both, hold, expected)
                    .reason("conflict", "2026-06-03T10:27:00Z", null);
        }

        public Bed heldFor(String stay, Instant until) {
            String held = "{\"id\":\"h1\",\"stay\":\"" + stay + "\",\"from\":\"2026-06-03T10:27:00Z\",\"until\":\""
                    + until + "\",\"by\":\"desk\"}";
            return new Bed(id, version, reasons, occupants, conflict, held, expected)
                    .reason("held", "2026-06-03T10:27:00Z", until.toString());
        }

        public Bed expecting(String stay) {
            String arrival = "{\"stay\":\"" + stay + "\",\"event\":\"A14\",\"at\":\"2026-06-03T12:00:00Z\"}";
            return new Bed(id, version, reasons, occupants, conflict, hold, and(expected, arrival))
                    .reason("expected", "2026-06-03T10:27:00Z", null);
        }

        public Bed reason(String code, String from, String until) {
            String reason = "{\"code\":\"" + code + "\",\"from\":" + text(from) + ",\"until\":" + text(until) + "}";
            return new Bed(id, version, and(reasons, reason), occupants, conflict, hold, expected);
        }

        public String trust() {
            return id.substring(0, 3);
        }

        public String site() {
            return id.split("/")[0];
        }

        public String ward() {
            return id.split("/")[1];
        }

        public String json() {
            String[] part = id.split("/");
            return """
                    {"bed":"%s","trust":"%s","site":"%s","ward":"%s","bay":"%s","number":"%s","registered":true,
                     "kind":"core","singleRoom":false,"sex":null,"specialty":null,"staffed":true,"reasons":[%s],
                     "occupants":[%s],"conflict":%s,"hold":%s,"expected":[%s],"observed":null,
                     "observedAt":"2026-06-03T10:27:01Z","source":"PAS|RXX","version":%d,"new member":1}""".formatted(
                            id, trust(), part[0], part[1], part[2], part[3], reasons, occupants, conflict, hold,
                            expected, version);
        }

        private static String and(String list, String item) {
            return list.isEmpty() ? item : list + "," + item;
        }

        private static String text(String value) {
            return value == null ? "null" : "\"" + value + "\"";
        }
    }
}
