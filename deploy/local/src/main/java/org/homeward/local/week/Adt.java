package org.homeward.local.week;

import java.time.Instant;

/** One ADT message of HL7 2.4 in the making, laid out as ITK asks. */
final class Adt {

    private final String trigger;
    private final Instant occurred;
    private final StringBuilder body = new StringBuilder();
    private Place prior = Place.NOWHERE;
    private Place pending = Place.NOWHERE;
    private String specialty = "300";
    private boolean died;

    /** @param occurred EVN-6; of a cancel the time of the cancelled event */
    Adt(String trigger, Instant occurred) {
        this.trigger = trigger;
        this.occurred = occurred;
    }

    /** PV1-6 of the segments that follow. */
    Adt from(Place place) {
        prior = place;
        return this;
    }

    /** PV1-42 of the segments that follow. */
    Adt pending(Place place) {
        pending = place;
        return this;
    }

    Adt specialty(String code) {
        specialty = code;
        return this;
    }

    Adt died() {
        died = true;
        return this;
    }

    Adt person(String trust, Patient patient) {
        body.append("PID|1||").append(patient.identifiers(trust)).append("||").append(patient.family());
        body.append('^')
                .append(patient.given())
                .append("^^^^^L||")
                .append(patient.born())
                .append('|');
        body.append(patient.sex());
        if (died) {
            body.append("|".repeat(22)).append('Y');
        }
        body.append('\r');
        return this;
    }

    /** PID and PV1. */
    Adt stay(String trust, Stay stay, String patientClass, Place place) {
        person(trust, stay.patient());
        body.append("PV1|1|")
                .append(patientClass)
                .append('|')
                .append(place.pl())
                .append('|')
                .append(stay.method())
                .append("||")
                .append(prior.pl());
        body.append("||||")
                .append(specialty)
                .append("|||||||||")
                .append(stay.visit())
                .append("^^^VISITID");
        if (!pending.equals(Place.NOWHERE)) {
            body.append("|".repeat(23)).append(pending.pl());
        }
        body.append('\r');
        return this;
    }

    /** PV2-8 expected admission. */
    Adt admissionExpected(String time) {
        body.append("PV2||||||||").append(time).append('\r');
        return this;
    }

    /** PV2-9 expected discharge. */
    Adt dischargeExpected(String time) {
        body.append("PV2|||||||||").append(time).append('\r');
        return this;
    }

    Adt merges(String trust, String oldNumber) {
        body.append("MRG|").append(oldNumber).append("^^^").append(trust).append("^MR\r");
        return this;
    }

    /** @param status of HL7 table 0116 */
    Adt bed(Place bed, String status) {
        body.append("NPU|").append(bed.pl()).append('|').append(status).append('\r');
        return this;
    }

    /** The whole message, segments ended by CR. */
    String text(String trust, Style style, String controlId, Instant recorded) {
        String now = style.time(recorded);
        return "MSH|^~\\&|PAS|" + trust + "|ROUTE|ROUTE|" + now + "||ADT^" + trigger + "|" + controlId
                + "|P|2.4|||||GBR|UNICODE UTF-8|EN\rEVN||" + now + "||||" + style.time(occurred) + "\r" + body;
    }
}
