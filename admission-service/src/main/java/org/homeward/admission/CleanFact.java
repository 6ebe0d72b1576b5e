package org.homeward.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Place;
import org.homeward.admission.persistence.Text;
import org.jspecify.annotations.Nullable;

/**
 * Facts as the database will give them back: times to the microsecond, text without NUL, keys of bounded length. The fold
 * then sees the same before and after a fact is stored.
 */
final class CleanFact {

    private CleanFact() {}

    static Fact of(Fact fact) {
        Fact.Link link = fact.link();
        return new Fact(
                source(fact.source()),
                Text.key(fact.trust()),
                fact.trigger(),
                time(fact.at()),
                fact.cancels() == null ? null : time(fact.cancels()),
                Text.keyOrNull(fact.patient()),
                Text.keyOrNull(fact.visit()),
                place(fact.place()),
                place(fact.otherPlace()),
                place(fact.pendingPlace()),
                instant(fact.expectedAt()),
                link == null
                        ? null
                        : new Fact.Link(Text.keyOrNull(link.fromPatient()), Text.keyOrNull(link.fromVisit())),
                details(fact.details()));
    }

    static BedStatus of(BedStatus status) {
        return new BedStatus(
                source(status.source()),
                Text.key(status.trust()),
                time(status.at()),
                clean(status.bed()),
                status.state());
    }

    private static Fact.Source source(Fact.Source source) {
        return new Fact.Source(
                Text.key(source.sender()),
                source.sequence(),
                instant(source.sentAt()),
                Text.key(source.controlId()),
                source.part());
    }

    private static Fact.Details details(Fact.Details details) {
        return new Fact.Details(
                text(details.nhsNumber()),
                text(details.familyName()),
                text(details.givenName()),
                details.birthDate(),
                text(details.sex()),
                details.died(),
                instant(details.diedAt()),
                text(details.patientClass()),
                text(details.admissionMethod()),
                text(details.specialty()),
                text(details.dischargeDestination()),
                details.medicallyFit(),
                instant(details.readyForDischarge()),
                instant(details.expectedDischarge()),
                details.noFixedAbode());
    }

    private static Field<Instant> instant(Field<Instant> field) {
        return field instanceof Field.Value<Instant>(Instant at) ? Field.of(at.truncatedTo(ChronoUnit.MICROS)) : field;
    }

    private static Field<String> text(Field<String> field) {
        return field instanceof Field.Value<String>(String value) ? Field.of(Text.key(value)) : field;
    }

    private static @Nullable Place place(@Nullable Place place) {
        return place == null ? null : clean(place);
    }

    private static Place clean(Place place) {
        return new Place(
                Text.key(place.site()),
                Text.keyOrNull(place.ward()),
                Text.keyOrNull(place.bay()),
                Text.keyOrNull(place.bed()));
    }

    private static EventTime time(EventTime time) {
        return new EventTime(
                time.at().truncatedTo(ChronoUnit.MICROS), time.end().truncatedTo(ChronoUnit.MICROS), time.flags());
    }

    private static @Nullable Instant instant(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
