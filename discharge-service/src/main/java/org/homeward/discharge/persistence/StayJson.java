package org.homeward.discharge.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;
import org.homeward.discharge.domain.WayOut;
import org.homeward.discharge.domain.WayOut.Announcement;
import org.homeward.discharge.domain.WayOut.Fitness;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stay as it stands in {@code homeward.admission} events and, unchanged, in {@code stay_history}. Members that
 * this service has no use for are passed over.
 */
public final class StayJson {

    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable String stay;
    private @Nullable String trust;
    private long version;
    private @Nullable Instant recordedAt;
    private String source = "";
    private @Nullable String patient;
    private @Nullable String into;
    private boolean died;
    private @Nullable Status status;
    private List<Movement> movements = List.of();
    private List<Expectation> expectations = List.of();
    private List<Fitness> fitness = List.of();
    private List<Announcement> announcements = List.of();

    private StayJson() {}

    /** @throws IllegalArgumentException when the bytes are no such stay; nothing of them is repeated */
    public static StayVersion read(byte[] data) {
        try (JsonParser json = JSON.createParser(data)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            return new StayJson().read(json);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not a stay");
        }
    }

    private StayVersion read(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "stay" -> stay = text(json);
                case "trust" -> trust = text(json);
                case "version" -> version = json.getLongValue();
                case "recordedAt" -> recordedAt = time(json);
                case "source" -> source = orEmpty(text(json));
                case "patient" -> patient = text(json);
                case "into" -> into = text(json);
                case "died" -> died = json.currentToken() == JsonToken.VALUE_TRUE;
                case "status" -> status = status(json);
                case "movements" -> movements = list(json, StayJson::movement);
                case "expectations" -> expectations = list(json, StayJson::expectation);
                case "medicallyFit" -> fitness = list(json, StayJson::fitness);
                case "expectedDischarges" -> announcements = list(json, StayJson::announcement);
                default -> json.skipChildren();
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
                fitness.isEmpty() && announcements.isEmpty() ? WayOut.NOTHING : new WayOut(fitness, announcements));
    }

    private static @Nullable Movement movement(JsonParser json) throws IOException {
        String event = null;
        Instant at = null;
        Place place = null;
        Status status = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "event" -> event = text(json);
                case "at" -> at = time(json);
                case "place" -> place = place(json);
                case "status" -> status = status(json);
                default -> json.skipChildren();
            }
        }
        require(event != null && at != null && status != null);
        return event == null || at == null || status == null ? null : new Movement(event, at, place, status);
    }

    private static @Nullable Expectation expectation(JsonParser json) throws IOException {
        String event = null;
        Instant at = null;
        Instant expectedAt = null;
        Instant until = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "event" -> event = text(json);
                case "at" -> at = time(json);
                case "expectedAt" -> expectedAt = time(json);
                case "until" -> until = time(json);
                default -> json.skipChildren();
            }
        }
        require(event != null && at != null);
        return event == null || at == null ? null : new Expectation(event, at, expectedAt, until);
    }

    private static @Nullable Fitness fitness(JsonParser json) throws IOException {
        Instant at = null;
        String source = null;
        Boolean fit = null;
        Instant since = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "at" -> at = time(json);
                case "source" -> source = text(json);
                case "fit" -> fit = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getBooleanValue();
                case "since" -> since = time(json);
                default -> json.skipChildren();
            }
        }
        require(at != null && source != null);
        return at == null || source == null ? null : new Fitness(at, source, fit, since);
    }

    private static @Nullable Announcement announcement(JsonParser json) throws IOException {
        Instant at = null;
        String source = null;
        Instant expectedAt = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "at" -> at = time(json);
                case "source" -> source = text(json);
                case "expectedAt" -> expectedAt = time(json);
                default -> json.skipChildren();
            }
        }
        require(at != null && source != null);
        return at == null || source == null ? null : new Announcement(at, source, expectedAt);
    }

    @FunctionalInterface
    private interface Element<T> {
        @Nullable
        T read(JsonParser json) throws IOException;
    }

    private static <T> List<T> list(JsonParser json, Element<T> element) throws IOException {
        List<T> result = new ArrayList<>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return result;
        }
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            T read = element.read(json);
            if (read != null) {
                result.add(read);
            }
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return result;
    }

    private static @Nullable Place place(JsonParser json) throws IOException {
        String id = text(json);
        return id == null ? null : Place.parse(id);
    }

    private static @Nullable Instant time(JsonParser json) throws IOException {
        String text = text(json);
        return text == null ? null : Times.parse(text);
    }

    private static Status status(JsonParser json) throws IOException {
        return Status.valueOf(orEmpty(text(json)).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** PostgreSQL's text has no NUL: a record with one can never be stored. */
    private static @Nullable String text(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        require(json.currentToken() == JsonToken.VALUE_STRING);
        String text = json.getText();
        require(text.indexOf('\0') < 0);
        return text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a stay");
        }
    }
}
