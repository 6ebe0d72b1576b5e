package org.homeward.admission;

import java.util.concurrent.atomic.AtomicInteger;

/** ADT messages of a hospital, for tests. */
public final class Adt {

    private static final AtomicInteger CONTROL_IDS = new AtomicInteger();

    private final String trigger;
    private final String trust;
    private final String patient;
    private final String visit;
    private String place = "";
    private String time = "20260603100000";
    private String cancelled = "";
    private String retired = "";
    private String controlId = "M" + CONTROL_IDS.incrementAndGet();
    private String name = "CANARYSON^CANDY";
    private String nhsNumber = "";

    private Adt(String trigger, String trust, String patient, String visit) {
        this.trigger = trigger;
        this.trust = trust;
        this.patient = patient;
        this.visit = visit;
    }

    public static Adt of(String trigger, String trust, String patient, String visit) {
        return new Adt(trigger, trust, patient, visit);
    }

    /** PL: {@code W1^B1^01^RXX01}. */
    public Adt in(String place) {
        this.place = place;
        return this;
    }

    /** Minutes after ten o'clock on 3 June 2026, in London. */
    public Adt at(int minute) {
        this.time = "202606031%d%02d00".formatted(minute / 60, minute % 60);
        return this;
    }

    public Adt under(String controlId) {
        this.controlId = controlId;
        return this;
    }

    public Adt named(String name) {
        this.name = name;
        return this;
    }

    public Adt nhs(String number) {
        this.nhsNumber = "~" + number + "^^^NHS^NH";
        return this;
    }

    public Adt merging(String retired) {
        this.retired = retired;
        return this;
    }

    public String controlId() {
        return controlId;
    }

    @Override
    public String toString() {
        String message = "MSH|^~\\&|PAS|" + trust + "|HW|HW|" + time + "||ADT^" + trigger + "|" + controlId + "|P|2.4\r"
                + "EVN||" + time + "||||" + (cancelled.isEmpty() ? time : cancelled) + "\r"
                + "PID|1||" + patient + "^^^" + trust + "^MR" + nhsNumber + "||" + name + "||19651213|2\r";
        if (!retired.isEmpty()) {
            return message + "MRG|" + retired + "^^^" + trust + "^MR\r";
        }
        return message + "PV1|1|I|" + place + "||||||||||||||||" + visit + "\r";
    }
}
