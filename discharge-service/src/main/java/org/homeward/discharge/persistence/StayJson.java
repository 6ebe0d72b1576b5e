package org.homeward.discharge.persistence;

import static org.homeward.kit.event.Members.needed;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeward.discharge.domain.AdmissionClass;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.homeward.discharge.domain.WayOut;
import org.homeward.discharge.domain.WayOut.Abode;
import org.homeward.discharge.domain.WayOut.Announcement;
import org.homeward.discharge.domain.WayOut.Fitness;
import org.homeward.kit.event.Members;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stay as it stands in {@code homeward.admission} events and, unchanged, in {@code stay_history}. Members that
 * this service has no use for are passed over.
 */
public final class StayJson {

    private @Nullable String stay;
    private @Nullable String trust;
    private long version;
    private @Nullable Instant recordedAt;
    private String source = "";
    private @Nullable String patient;
    private @Nullable String into;
    private boolean died;
    private @Nullable Status status;
    private @Nullable String patientClass;
    private @Nullable String method;
    private List<Movement> movements = List.of();
    private List<Expectation> expectations = List.of();
    private List<Fitness> fitness = List.of();
    private List<Announcement> announcements = List.of();
    private List<Abode> abodes = List.of();

    private StayJson() {}

    /** @throws IllegalArgumentException when the bytes are no such stay; nothing of them is repeated */
    public static StayVersion read(byte[] data) {
        return Members.read(data, members -> new StayJson().stay(members));
    }

    private StayVersion stay(Members members) throws IOException {
        while (members.next()) {
            switch (members.name()) {
                case "stay" -> stay = members.text();
                case "trust" -> trust = members.text();
                case "version" -> version = members.number();
                case "recordedAt" -> recordedAt = members.time();
                case "source" -> source = orEmpty(members.text());
                case "patient" -> patient = members.text();
                case "into" -> into = members.text();
                case "died" -> died = members.isTrue();
                case "status" -> status = status(members);
                case "patientClass" -> patientClass = members.text();
                case "admissionMethod" -> method = members.text();
                case "movements" -> movements = members.list(StayJson::movement);
                case "expectations" -> expectations = members.list(StayJson::expectation);
                case "medicallyFit" -> fitness = members.list(StayJson::fitness);
                case "expectedDischarges" -> announcements = members.list(StayJson::announcement);
                case "noFixedAbode" -> abodes = members.list(StayJson::abode);
                default -> members.skip();
            }
        }
        if (stay == null || trust == null || status == null || recordedAt == null || version < 1) {
            throw new IllegalArgumentException("not a stay");
        }
        return new StayVersion(
                stay,
                trust,
                version,
                recordedAt,
                source,
                patient,
                status,
                into,
                died,
                movements,
                expectations,
                wayOut(),
                new AdmissionClass(method, patientClass));
    }

    private WayOut wayOut() {
        return fitness.isEmpty() && announcements.isEmpty() && abodes.isEmpty()
                ? WayOut.NOTHING
                : new WayOut(fitness, announcements, abodes);
    }

    private static Movement movement(Members members) throws IOException {
        String event = null;
        Instant at = null;
        Place place = null;
        Status status = null;
        while (members.next()) {
            switch (members.name()) {
                case "event" -> event = members.text();
                case "at" -> at = members.time();
                case "place" -> place = place(members);
                case "status" -> status = status(members);
                default -> members.skip();
            }
        }
        return new Movement(needed(event), needed(at), place, needed(status));
    }

    private static Expectation expectation(Members members) throws IOException {
        String event = null;
        Instant at = null;
        Instant expectedAt = null;
        Instant until = null;
        while (members.next()) {
            switch (members.name()) {
                case "event" -> event = members.text();
                case "at" -> at = members.time();
                case "expectedAt" -> expectedAt = members.time();
                case "until" -> until = members.time();
                default -> members.skip();
            }
        }
        return new Expectation(needed(event), needed(at), expectedAt, until);
    }

    private static Fitness fitness(Members members) throws IOException {
        Instant at = null;
        String source = null;
        Boolean fit = null;
        Instant since = null;
        while (members.next()) {
            switch (members.name()) {
                case "at" -> at = members.time();
                case "source" -> source = members.text();
                case "fit" -> fit = members.flag();
                case "since" -> since = members.time();
                default -> members.skip();
            }
        }
        return new Fitness(needed(at), needed(source), fit, since);
    }

    private static Announcement announcement(Members members) throws IOException {
        Instant at = null;
        String source = null;
        Instant expectedAt = null;
        while (members.next()) {
            switch (members.name()) {
                case "at" -> at = members.time();
                case "source" -> source = members.text();
                case "expectedAt" -> expectedAt = members.time();
                default -> members.skip();
            }
        }
        return new Announcement(needed(at), needed(source), expectedAt);
    }

    private static Abode abode(Members members) throws IOException {
        Instant at = null;
        String source = null;
        boolean noFixedAbode = false;
        while (members.next()) {
            switch (members.name()) {
                case "at" -> at = members.time();
                case "source" -> source = members.text();
                case "noFixedAbode" -> noFixedAbode = members.isTrue();
                default -> members.skip();
            }
        }
        return new Abode(needed(at), needed(source), noFixedAbode);
    }

    private static @Nullable Place place(Members members) throws IOException {
        String id = members.text();
        return id == null ? null : Place.parse(id);
    }

    private static Status status(Members members) throws IOException {
        return Status.valueOf(orEmpty(members.text()).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
