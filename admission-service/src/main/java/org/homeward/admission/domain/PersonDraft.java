package org.homeward.admission.domain;

import java.time.Instant;
import java.time.LocalDate;

/** What is known of a person while his facts are read in event order. */
final class PersonDraft {

    private Field<String> nhsNumber = Field.unchanged();
    private Field<String> familyName = Field.unchanged();
    private Field<String> givenName = Field.unchanged();
    private Field<LocalDate> birthDate = Field.unchanged();
    private Field<String> sex = Field.unchanged();
    private Field<Boolean> died = Field.unchanged();
    private Field<Instant> diedAt = Field.unchanged();

    void identity(Fact.Details details) {
        nhsNumber = newer(details.nhsNumber(), nhsNumber);
        familyName = newer(details.familyName(), familyName);
        givenName = newer(details.givenName(), givenName);
        birthDate = newer(details.birthDate(), birthDate);
        sex = newer(details.sex(), sex);
    }

    void death(Fact.Details details) {
        died = newer(details.died(), died);
        diedAt = newer(details.diedAt(), diedAt);
    }

    /** The person; where this says nothing, {@code base} counts. */
    Person over(PersonDraft base, String number) {
        String nhs = newer(nhsNumber, base.nhsNumber).after(null);
        return new Person(
                number,
                nhs,
                nhs != null && NhsNumber.valid(nhs) != null,
                newer(familyName, base.familyName).after(null),
                newer(givenName, base.givenName).after(null),
                newer(birthDate, base.birthDate).after(null),
                newer(sex, base.sex).after(null),
                died.after(null),
                diedAt.after(null));
    }

    private static <T> Field<T> newer(Field<T> said, Field<T> before) {
        return said instanceof Field.Unchanged ? before : said;
    }
}
