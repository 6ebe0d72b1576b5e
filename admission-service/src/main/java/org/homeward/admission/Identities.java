package org.homeward.admission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeward.admission.domain.Outcome;
import org.homeward.admission.domain.Person;
import org.homeward.admission.persistence.People;
import org.jspecify.annotations.Nullable;

/** What is known of the people behind patient numbers, as it is stored. It never leaves this service in an event. */
final class Identities {

    private static final JsonFactory JSON = new JsonFactory();

    private Identities() {}

    /** Those of whom something else is known than what is stored. */
    static List<People.Row> changed(Map<Ledger, Outcome> outcomes) {
        List<People.Row> changed = new ArrayList<>();
        outcomes.forEach((ledger, outcome) -> {
            for (Person person : outcome.persons()) {
                People.Row stored = ledger.people().get(person.number());
                byte[] identity = json(person);
                if (stored != null && !Arrays.equals(identity, stored.identity())) {
                    changed.add(stored.known(person.nhsNumber(), identity));
                }
            }
        });
        return changed;
    }

    private static byte[] json(Person person) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "nhsNumber", person.nhsNumber());
            if (person.nhsNumber() != null) {
                json.writeBooleanField("nhsNumberValid", person.nhsNumberValid());
            }
            text(json, "familyName", person.familyName());
            text(json, "givenName", person.givenName());
            text(json, "birthDate", person.birthDate());
            text(json, "sex", person.sex());
            text(json, "diedAt", person.diedAt());
            if (person.died() != null) {
                json.writeBooleanField("died", person.died());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
