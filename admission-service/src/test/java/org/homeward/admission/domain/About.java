package org.homeward.admission.domain;

import java.time.Instant;

/** What a message says about patient and stay. */
final class About {

    private Field<String> nhs = Field.unchanged();
    private Field<String> family = Field.unchanged();
    private Field<String> sex = Field.unchanged();
    private Field<Boolean> died = Field.unchanged();
    private Field<String> method = Field.unchanged();
    private Field<String> specialty = Field.unchanged();
    private Field<String> destination = Field.unchanged();
    private Field<Boolean> fit = Field.unchanged();
    private Field<Instant> ready = Field.unchanged();
    private Field<Instant> expected = Field.unchanged();
    private Field<Boolean> abode = Field.unchanged();

    static About about() {
        return new About();
    }

    About nhs(String number) {
        nhs = Field.of(number);
        return this;
    }

    About family(String name) {
        return family(Field.of(name));
    }

    About family(Field<String> name) {
        family = name;
        return this;
    }

    About sex(String code) {
        sex = Field.of(code);
        return this;
    }

    About died(boolean value) {
        died = Field.of(value);
        return this;
    }

    About method(String code) {
        method = Field.of(code);
        return this;
    }

    About specialty(String code) {
        specialty = Field.of(code);
        return this;
    }

    /** ZU1-22 and ZU1-24. */
    About fit(Field<Boolean> value, Field<Instant> since) {
        fit = value;
        ready = since;
        return this;
    }

    /** PV2-9. */
    About expected(Field<Instant> value) {
        expected = value;
        return this;
    }

    About destination(String code) {
        destination = Field.of(code);
        return this;
    }

    /** By the fields that the feed's settings name. */
    About noFixedAbode(Field<Boolean> value) {
        abode = value;
        return this;
    }

    Fact.Details details() {
        Fact.Details none = Fact.Details.NONE;
        return new Fact.Details(
                nhs,
                family,
                none.givenName(),
                none.birthDate(),
                sex,
                died,
                none.diedAt(),
                none.patientClass(),
                method,
                specialty,
                destination,
                fit,
                ready,
                expected,
                abode);
    }
}
