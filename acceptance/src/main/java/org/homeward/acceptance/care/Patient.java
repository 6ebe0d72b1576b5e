package org.homeward.acceptance.care;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.homeward.acceptance.rig.Hospital.Message;

/** A patient as the hospital tells of one in HL7; a bed of its own for each, so that nobody is in anybody's way. */
public final class Patient {

    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final String trust;
    private final String number;
    private int messages;

    /** @param number of the patient, unique in its trust; visits and control ids are made of it */
    public Patient(String trust, String number) {
        this.trust = trust;
        this.number = number;
    }

    /** The id of the stay with this visit. */
    public String stay(int visit) {
        return trust + ":" + visitNumber(visit);
    }

    public Message admitted(int visit, Instant at) {
        return message("A01", visit, at, "");
    }

    /** Of somebody with the NHS pseudo postcode for no fixed abode. */
    public Message admittedFromNowhere(int visit, Instant at) {
        return message("A01", visit, at, "|||^^^^ZZ99 3VZ");
    }

    public Message discharged(int visit, Instant at) {
        return message("A03", visit, at, "");
    }

    /** The admission was a mistake. @param at when it was said to have been */
    public Message admissionCancelled(int visit, Instant at) {
        return message("A11", visit, at, "");
    }

    public Message died(int visit, Instant at) {
        return message("A03", visit, at, "|".repeat(21) + HL7.format(at) + "|Y");
    }

    private String visitNumber(int visit) {
        return number + "V" + visit;
    }

    private Message message(String trigger, int visit, Instant occurred, String more) {
        String controlId = number + "M" + messages++;
        String recorded = HL7.format(Instant.now()) + "+0000";
        String text = "MSH|^~\\&|PAS|" + trust + "|ROUTE|ROUTE|" + recorded + "||ADT^" + trigger + "|" + controlId
                + "|P|2.4\r" + "EVN||" + recorded + "||||" + HL7.format(occurred) + "+0000\r" + "PID|1||" + number
                + "^^^" + trust + "^MR||CAREPATIENT^" + number + "||19401224|2" + more + "\r" + "PV1|1|I|W1^B1^"
                + number + "^" + trust + "01|21||||||300|||||||||" + visitNumber(visit) + "^^^VISITID\r";
        return new Message(controlId, stay(visit), text.getBytes(StandardCharsets.UTF_8));
    }
}
