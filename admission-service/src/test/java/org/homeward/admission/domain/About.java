package org.homeward.admission.domain;

/** What a message says about patient and stay. */
final class About {

    private Field<String> nhs = Field.unchanged();
    private Field<String> family = Field.unchanged();
    private Field<String> sex = Field.unchanged();
    private Field<Boolean> died = Field.unchanged();
    private Field<String> specialty = Field.unchanged();
    private Field<String> destination = Field.unchanged();

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

    About specialty(String code) {
        specialty = Field.of(code);
        return this;
    }

    About destination(String code) {
        destination = Field.of(code);
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
                none.admissionMethod(),
                specialty,
                destination);
    }
}
