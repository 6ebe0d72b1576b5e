package org.homeward.admission.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Short ways to write messages of invented patients. */
final class Hl7 {

    static final Instant RECEIVED = Instant.parse("2026-06-03T12:00:00Z");

    private Hl7() {}

    static String msh(String trigger) {
        return msh(trigger, "C1");
    }

    static String msh(String trigger, String controlId) {
        return "MSH|^~\\&|PAS|RXX|HOMEWARD|RXX|20260603113000||ADT^" + trigger + "|" + controlId + "|P|2.4\r";
    }

    static String evn(String recorded, String occurred) {
        return "EVN||" + recorded + "||||" + occurred + "\r";
    }

    static String pid(String number) {
        return "PID|1||" + number + "^^^RXX^MR~9990000018^^^NHS^NH||Oakfield^Robin^^^Mx^^L||19431105|F\r";
    }

    /** The same message of a patient who lives there. @param address PID-11 */
    static String livingAt(String address, String message) {
        return message.replace("|19431105|F\r", "|19431105|F|||" + address + "\r");
    }

    static String pv1(String place, String visit) {
        return "PV1|1|I|" + place + "|21||||||300||||19|||||" + visit + "^^^VISITID\r";
    }

    /** An event of patient 4711 in visit 2139, that happened at 11:27 in London. */
    static String event(String trigger) {
        return msh(trigger) + evn("202606031128", "202606031127") + pid("4711") + pv1("W1^B2^03^RXX01", "2139");
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    static Reading read(String message) {
        return TestFeeds.local().read(bytes(message), RECEIVED);
    }
}
