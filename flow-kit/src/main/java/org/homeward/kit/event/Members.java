package org.homeward.kit.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object in the order in which they stand there. What is of another kind than asked for is
 * refused, and nothing of it is repeated.
 */
public final class Members {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;

    private Members(JsonParser json) {
        this.json = json;
    }

    /** Makes something of the members of one object. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Members members) throws IOException;
    }

    /** Takes or skips one member of an object inside. */
    @FunctionalInterface
    public interface Inside {
        void read() throws IOException;
    }

    /** @throws IllegalArgumentException when the bytes are no object, or none that the reader can make something of */
    public static <T> T read(byte[] data, Reader<T> reader) {
        try (JsonParser json = JSON.createParser(data)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            return reader.read(new Members(json));
        } catch (IOException malformed) {
            throw unusable();
        }
    }

    /** Goes to the next member; false after the last one. Its value is to be read or skipped before the one after it. */
    public boolean next() throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            return false;
        }
        json.nextToken();
        return true;
    }

    public String name() throws IOException {
        return json.currentName();
    }

    public void skip() throws IOException {
        json.skipChildren();
    }

    /** PostgreSQL's text has no NUL: a record with one can never be stored. */
    public @Nullable String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        require(json.currentToken() == JsonToken.VALUE_STRING);
        String text = json.getText();
        require(text.indexOf('\0') < 0);
        return text;
    }

    /** A text, or null where anything else stands there. */
    public @Nullable String textIfAny() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return text();
        }
        skip();
        return null;
    }

    /** Reads the members of an object; passes over anything else that stands there. */
    public void within(Inside reader) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (next()) {
                reader.read();
            }
        } else {
            skip();
        }
    }

    public @Nullable Instant time() throws IOException {
        String text = text();
        return text == null ? null : Times.parse(text);
    }

    public long number() throws IOException {
        return json.getLongValue();
    }

    public @Nullable Boolean flag() throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getBooleanValue();
    }

    public boolean isTrue() {
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** An array of objects; none where there is no array. */
    public <T> List<T> list(Reader<T> element) throws IOException {
        List<T> result = new ArrayList<>();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return result;
        }
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            result.add(element.read(this));
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return result;
    }

    /** @throws IllegalArgumentException if it was not there */
    public static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw unusable();
        }
        return value;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw unusable();
        }
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("not such a record");
    }
}
