package org.homeward.admission.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What an acknowledgement repeats of its message, each field as it was sent (escaped).
 *
 * @param delimiters field separator, then MSH-2
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param trigger MSH-9.2
 * @param controlId MSH-10
 * @param processing MSH-11
 * @param version MSH-12
 * @param charsetName MSH-18
 * @param charset in which the message was read
 */
public record Reply(
        String delimiters,
        String sendingApplication,
        String sendingFacility,
        String receivingApplication,
        String receivingFacility,
        String trigger,
        String controlId,
        String processing,
        String version,
        String charsetName,
        Charset charset) {

    /** For bytes in which no MSH can be read. */
    static final Reply UNREADABLE = new Reply("|^~\\&", "", "", "", "", "", "", "P", "2.4", "", StandardCharsets.UTF_8);
}
