package org.homeward.admission.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;

/**
 * Facts as compact JSON: one flat object of short names; absent = absent or unchanged, null = deleted. Times are
 * microseconds since 1970. Unknown names are skipped, so that an older service reads what a newer one wrote.
 */
final class FactCodec {

    private static final JsonFactory JSON = new JsonFactory();

    private FactCodec() {}

    static byte[] write(Fact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            new FactWriter(json).fact(fact);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Fact read(byte[] data) {
        Map<String, Object> values = new HashMap<>(40);
        try (JsonParser json = JSON.createParser(data)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> values.put(name, json.getText());
                    case VALUE_NUMBER_INT -> values.put(name, json.getLongValue());
                    case VALUE_TRUE -> values.put(name, Boolean.TRUE);
                    case VALUE_FALSE -> values.put(name, Boolean.FALSE);
                    case VALUE_NULL -> values.put(name, Field.deleted());
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FactReader(values).fact();
    }
}
