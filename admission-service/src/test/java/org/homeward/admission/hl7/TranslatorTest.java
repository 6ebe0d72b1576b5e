package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeward.admission.hl7.Hl7.bytes;
import static org.homeward.admission.hl7.Hl7.event;
import static org.homeward.admission.hl7.Hl7.evn;
import static org.homeward.admission.hl7.Hl7.msh;
import static org.homeward.admission.hl7.Hl7.pid;
import static org.homeward.admission.hl7.Hl7.pv1;
import static org.homeward.admission.hl7.Hl7.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.EventTime.Flag;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {

    @Test
    void readsWhoWhereAndWhenOfAnAdmission() {
        Fact fact = fact(event("A01"));

        assertThat(fact.trust()).isEqualTo("RXX");
        assertThat(fact.trigger()).isEqualTo(Trigger.A01);
        assertThat(fact.at().at()).isEqualTo(Instant.parse("2026-06-03T10:27:00Z"));
        assertThat(fact.at().end()).isEqualTo(Instant.parse("2026-06-03T10:28:00Z"));
        assertThat(fact.at().flags()).isEmpty();
        assertThat(fact.patient()).isEqualTo("4711");
        assertThat(fact.visit()).isEqualTo("2139");
        assertThat(fact.place()).isEqualTo(new Place("RXX01", "W1", "B2", "03"));
        assertThat(fact.otherPlace()).isNull();
        assertThat(fact.cancels()).isNull();
        assertThat(fact.source())
                .isEqualTo(new Fact.Source("PAS|RXX", null, Instant.parse("2026-06-03T10:30:00Z"), "C1", 0));
    }

    @Test
    void readsTheAttributesOfAPatient() {
        Fact.Details details = fact(event("A01")).details();

        assertThat(details.nhsNumber()).isEqualTo(Field.of("9990000018"));
        assertThat(details.familyName()).isEqualTo(Field.of("Oakfield"));
        assertThat(details.givenName()).isEqualTo(Field.of("Robin"));
        assertThat(details.birthDate()).isEqualTo(Field.of(LocalDate.of(1943, 11, 5)));
        assertThat(details.sex()).isEqualTo(Field.of("F"));
        assertThat(details.died()).isEqualTo(Field.unchanged());
        assertThat(details.patientClass()).isEqualTo(Field.of("I"));
        assertThat(details.admissionMethod()).isEqualTo(Field.of("21"));
        assertThat(details.specialty()).isEqualTo(Field.of("300"));
        assertThat(details.dischargeDestination()).isEqualTo(Field.unchanged());
    }

    @Test
    void tellsDeletedFromAbsent() {
        Fact fact = fact(msh("A08") + evn("202606031128", "") + "PID|1||4711^^^RXX~\"\"^^^NHS||\"\"||\"\"|\r"
                + pv1("\"\"", "2139"));

        assertThat(fact.details().nhsNumber()).isEqualTo(Field.deleted());
        assertThat(fact.details().familyName()).isEqualTo(Field.deleted());
        assertThat(fact.details().birthDate()).isEqualTo(Field.deleted());
        assertThat(fact.details().sex()).isEqualTo(Field.unchanged());
        assertThat(fact.place()).isNull();
    }

    @Test
    void dropsAnNhsNumberWithAWrongCheckDigit() {
        Fact fact = fact(event("A01").replace("9990000018", "9990000019"));

        assertThat(fact.details().nhsNumber()).isEqualTo(Field.unchanged());
    }

    @Test
    void takesTheTimeOfRecordingAndThenThatOfTheMessage() {
        Fact recorded = fact(msh("A01") + evn("20260603112830", "") + pid("4711") + pv1("W1", "2139"));
        Fact sent = fact(msh("A01") + pid("4711") + pv1("W1", "2139"));

        assertThat(recorded.at().at()).isEqualTo(Instant.parse("2026-06-03T10:28:30Z"));
        assertThat(sent.at().at()).isEqualTo(Instant.parse("2026-06-03T10:30:00Z"));
        assertThat(sent.at().flags()).containsExactly(Flag.FROM_MESSAGE_TIME);
    }

    @Test
    void flagsATimeMoreThanFiveMinutesAhead() {
        assertThat(fact(event("A01").replace("202606031127", "202606031306"))
                        .at()
                        .flags())
                .containsExactly(Flag.IN_THE_FUTURE);
        assertThat(fact(event("A01").replace("202606031127", "202606031304"))
                        .at()
                        .flags())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trigger.class,
            names = {"A11", "A12", "A13", "A25", "A26", "A27", "A38", "A52", "A53"})
    void namesWhatACancelCancels(Trigger trigger) {
        Fact named = fact(event(trigger.name()).replace("202606031128", "202606031145"));
        Fact same = fact(event(trigger.name()).replace("202606031128", "20260603112730"));
        Fact unnamed = fact(event(trigger.name()).replace("202606031127", ""));

        assertThat(named.cancels())
                .isEqualTo(new EventTime(
                        Instant.parse("2026-06-03T10:27:00Z"),
                        Instant.parse("2026-06-03T10:28:00Z"),
                        java.util.Set.of()));
        assertThat(named.namesItsTarget()).isTrue();
        assertThat(same.cancels()).isNotNull();
        assertThat(same.namesItsTarget()).isFalse();
        assertThat(unnamed.cancels()).isNull();
        assertThat(unnamed.namesItsTarget()).isFalse();
    }

    @Test
    void readsWhereACancelledTransferReturnsTo() {
        String message = event("A12").replace("W1^B2^03^RXX01|21", "W1^B2^03^RXX01|21||W9^^01^RXX01");

        Fact usual = fact(message);
        Fact other = fact(
                message, Map.of("homeward.feeds.x.sender", "PAS|*", "homeward.feeds.x.a12-cancelled-place", "PV1-3"));

        assertThat(usual.place()).isEqualTo(new Place("RXX01", "W1", "B2", "03"));
        assertThat(usual.otherPlace()).isEqualTo(new Place("RXX01", "W9", null, "01"));
        assertThat(other.place()).isEqualTo(usual.otherPlace());
        assertThat(other.otherPlace()).isEqualTo(usual.place());
    }

    @Test
    void readsPlacesByProfile() {
        String itk = event("A01").replace("W1^B2^03^RXX01", "West Wing^RXX-AWRD^BED2^RXX55");
        String epic = event("A01").replace("W1^B2^03^RXX01", "T11E^T11E BY02^BY02-25^U^R");

        assertThat(fact(itk, Map.of("homeward.feeds.x.sender", "PAS|RXX", "homeward.feeds.x.profile", "itk"))
                        .place())
                .isEqualTo(new Place("RXX55", "RXX-AWRD", null, "BED2"));
        assertThat(fact(
                                epic,
                                Map.of(
                                        "homeward.feeds.x.sender", "PAS|RXX",
                                        "homeward.feeds.x.profile", "epic",
                                        "homeward.feeds.x.site", "RXX02"))
                        .place())
                .isEqualTo(new Place("RXX02", "T11E", "T11E BY02", "BY02-25"));
    }

    @Test
    void takesTheSiteOfTheFeedWhereAPlaceNamesNone() {
        String message = event("A01").replace("W1^B2^03^RXX01", "W1^^03");

        assertThat(fact(message).place()).isEqualTo(new Place("RXX", "W1", null, "03"));
        assertThat(fact(message, Map.of("homeward.feeds.x.sender", "PAS|RXX", "homeward.feeds.x.site", "RXX07"))
                        .place())
                .isEqualTo(new Place("RXX07", "W1", null, "03"));
    }

    @Test
    void readsASwapAsTwoFactsAtOneInstant() {
        List<Fact> facts = facts(msh("A17")
                + evn("202606031128", "202606031127")
                + pid("4711")
                + pv1("W1^B2^03", "2139")
                + pid("4712")
                + pv1("W1^B2^04", "2140"));

        assertThat(facts).extracting(Fact::patient).containsExactly("4711", "4712");
        assertThat(facts).extracting(Fact::visit).containsExactly("2139", "2140");
        assertThat(facts).extracting(f -> f.source().part()).containsExactly(0, 1);
        assertThat(facts.get(0).at()).isEqualTo(facts.get(1).at());
        assertThat(refused(msh("A17") + pid("4711") + pv1("W1", "2139")).error())
                .isEqualTo(ErrorCode.SEGMENT_SEQUENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A34", "A40", "A47"})
    void readsWhichNumberEndsInAMerge(String trigger) {
        Fact fact = fact(msh(trigger) + pid("4711") + "MRG|0815^^^RXX\r");

        assertThat(fact.patient()).isEqualTo("4711");
        assertThat(fact.link()).isEqualTo(new Fact.Link("0815", null));
        assertThat(fact.details()).isEqualTo(Fact.Details.NONE);
    }

    @Test
    void readsEachGroupOfAMergeAsAFact() {
        List<Fact> facts = facts(msh("A40") + pid("1") + "MRG|2^^^RXX\r" + pid("3") + "PD1|\rMRG|4^^^RXX\rPV1|1|I\r");

        assertThat(facts).extracting(Fact::patient).containsExactly("1", "3");
        assertThat(facts).extracting(Fact::link).containsExactly(new Fact.Link("2", null), new Fact.Link("4", null));
        assertThat(facts).extracting(f -> f.source().part()).containsExactly(0, 1);
    }

    @Test
    void readsJoinedAndMovedVisits() {
        Fact joined = fact(msh("A42") + pid("1") + "MRG|1^^^RXX||||V2\r" + pv1("W1", "V1"));
        List<Fact> moved = facts(msh("A45") + pid("1") + "MRG|2^^^RXX||||V2\r" + pv1("W1", "V2") + "MRG|2^^^RXX||||V3\r"
                + pv1("W1", "V3"));

        assertThat(joined.visit()).isEqualTo("V1");
        assertThat(joined.link()).isEqualTo(new Fact.Link("1", "V2"));
        assertThat(moved).extracting(Fact::visit).containsExactly("V2", "V3");
        assertThat(moved).extracting(Fact::link).containsExactly(new Fact.Link("2", "V2"), new Fact.Link("2", "V3"));
    }

    @Test
    void readsAnUnmergeFromTwoPatientsOrFromAMerge() {
        assertThat(fact(msh("A37") + pid("1") + pid("2")).link()).isEqualTo(new Fact.Link("2", null));
        assertThat(fact(msh("A37") + pid("1") + "MRG|2^^^RXX\r").link()).isEqualTo(new Fact.Link("2", null));
        assertThat(refused(msh("A37") + pid("1")).where()).isEqualTo("PID");
    }

    @Test
    void readsExpectations() {
        String pv2 = "PV2||||||||202606041000|202606091200\r";

        assertThat(fact(event("A05") + pv2).expectedAt()).isEqualTo(Instant.parse("2026-06-04T09:00:00Z"));
        assertThat(fact(event("A14") + pv2).pendingPlace()).isEqualTo(new Place("RXX01", "W1", "B2", "03"));
        assertThat(fact(event("A16") + pv2).expectedAt()).isEqualTo(Instant.parse("2026-06-09T11:00:00Z"));
        assertThat(fact(event("A15")).expectedAt()).isEqualTo(Instant.parse("2026-06-03T10:27:00Z"));
        String pending = event("A15").replace("2139^^^VISITID\r", "2139" + "|".repeat(23) + "W5^^02^RXX01\r");
        assertThat(fact(pending).pendingPlace()).isEqualTo(new Place("RXX01", "W5", null, "02"));
    }

    @Test
    void readsWhatAFeedSaysOfTheWayOutUnlessASettingSaysNo() {
        String said =
                event("A08") + "PV2||||||||202606041000|202606091200\r" + "ZU1" + "|".repeat(22) + "Y||202606081530\r";

        assertThat(fact(said).details().medicallyFit()).isEqualTo(Field.of(true));
        assertThat(fact(said).details().readyForDischarge()).isEqualTo(Field.of(Instant.parse("2026-06-08T14:30:00Z")));
        assertThat(fact(said).details().expectedDischarge()).isEqualTo(Field.of(Instant.parse("2026-06-09T11:00:00Z")));
        assertThat(fact(said.replace("|Y|", "|\"\"|")).details().medicallyFit()).isEqualTo(Field.deleted());
        assertThat(fact(said.replace("|Y|", "|X|")).details().medicallyFit()).isEqualTo(Field.unchanged());
        assertThat(fact(said.replace("A08", "A16")).details().expectedDischarge())
                .isEqualTo(Field.unchanged());
        Map<String, String> settings =
                Map.of("homeward.feeds.pas.sender", "*|*", "homeward.feeds.pas.discharge-signals", "medically-fit");
        assertThat(fact(said, settings).details().medicallyFit()).isEqualTo(Field.of(true));
        assertThat(fact(said, settings).details().expectedDischarge()).isEqualTo(Field.unchanged());
    }

    @Test
    void readsWhetherThePatientHasAHomeWhereTheFeedSaysIt() {
        String nowhere = Hl7.livingAt("^^^^ZZ99 3VZ", event("A04"));
        assertThat(fact(nowhere).details().noFixedAbode()).isEqualTo(Field.of(true));
        assertThat(fact(nowhere.replace("ZZ99 3VZ", "zz993vz")).details().noFixedAbode())
                .isEqualTo(Field.of(true));
        assertThat(fact(nowhere.replace("ZZ99 3VZ", "HD1 2AB")).details().noFixedAbode())
                .isEqualTo(Field.of(false));
        assertThat(fact(nowhere.replace("^^^^ZZ99 3VZ", "1 HIGH ST^^^^HD1 2AB~^^^^ZZ99 3VZ"))
                        .details()
                        .noFixedAbode())
                .isEqualTo(Field.of(true));
        assertThat(fact(nowhere.replace("^^^^ZZ99 3VZ", "\"\"")).details().noFixedAbode())
                .isEqualTo(Field.deleted());
        assertThat(fact(nowhere.replace("^^^^ZZ99 3VZ", "")).details().noFixedAbode())
                .isEqualTo(Field.unchanged());
    }

    @Test
    void readsOtherSignsOfHavingNoHomeByTheFeedsSettings() {
        String said = event("A01") + "PD1||N\r" + "ZU3|||Y\r";
        String nowhere = Hl7.livingAt("^^^^ZZ99 3VZ", said);
        String name = "homeward.feeds.pas.no-fixed-abode";
        Map<String, String> signs = Map.of("homeward.feeds.pas.sender", "*|*", name, "PD1-2=n,ZU3-3=Y");
        assertThat(fact(said, signs).details().noFixedAbode()).isEqualTo(Field.of(true));
        assertThat(fact(said.replace("||N", "||A"), signs).details().noFixedAbode())
                .isEqualTo(Field.of(true));
        assertThat(fact(nowhere.replace("||N", "||A").replace("|||Y", "|||"), signs)
                        .details()
                        .noFixedAbode())
                .isEqualTo(Field.of(false));
        Map<String, String> none = Map.of("homeward.feeds.pas.sender", "*|*", name, "none");
        assertThat(fact(nowhere, none).details().noFixedAbode()).isEqualTo(Field.unchanged());
        Map<String, String> wrong = Map.of("homeward.feeds.pas.sender", "*|*", name, "postcode");
        assertThatThrownBy(() -> fact(said, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-fixed-abode");
    }

    @Test
    void readsBedStatus() {
        Reading reading = read(msh("A20") + evn("202606031128", "") + "NPU|W1^B2^03^RXX01|K\r");

        BedStatus status = ((Reading.BedStatusFact) reading).status();
        assertThat(status.bed().id()).isEqualTo("RXX01/W1/B2/03");
        assertThat(status.state()).isEqualTo(BedStatus.State.K);
        assertThat(refused(msh("A20")).where()).isEqualTo("NPU");
        assertThat(parked(msh("A20") + "NPU|W1^B2^03^RXX01|7\r").code()).isEqualTo("unknown-bed-status");
        assertThat(parked(msh("A20") + "NPU|W1|C\r").code()).isEqualTo("no-bed");
    }

    @Test
    void readsDeathFromIndicatorOrTime() {
        String message = event("A08");

        assertThat(withDeath(message, "20260603100000|Y").died()).isEqualTo(Field.of(true));
        assertThat(withDeath(message, "20260603100000|N").died()).isEqualTo(Field.of(false));
        assertThat(withDeath(message, "20260603100000|").died()).isEqualTo(Field.of(true));
        assertThat(withDeath(message, "20260603100000|").diedAt())
                .isEqualTo(Field.of(Instant.parse("2026-06-03T09:00:00Z")));
        assertThat(withDeath(message, "|").died()).isEqualTo(Field.unchanged());
        assertThat(withDeath(message, "\"\"|\"\"").died()).isEqualTo(Field.deleted());
    }

    @Test
    void takesTheAlternateVisitWhereThereIsNoVisitNumber() {
        String message = event("A01").replace("2139^^^VISITID", "|".repeat(31) + "E77^^^EPISODE");

        assertThat(fact(message).visit()).isEqualTo("E77");
    }

    @Test
    void translatesLocalPatientClasses() {
        String message = event("A01").replace("|I|", "|DAY CASE|");

        assertThat(fact(message).details().patientClass()).isEqualTo(Field.of("DAY CASE"));
        assertThat(fact(
                                message,
                                Map.of(
                                        "homeward.feeds.x.sender", "PAS|RXX",
                                        "homeward.feeds.x.patient-classes.\"DAY CASE\"", "I"))
                        .details()
                        .patientClass())
                .isEqualTo(Field.of("I"));
    }

    @Test
    void findsTheLocalNumberByItsAuthority() {
        String message = event("A01").replace("4711^^^RXX^MR~", "1^^^GP~4711^^^MRENTR^MEDREC~");
        Map<String, String> feed = Map.of(
                "homeward.feeds.x.sender", "PAS|RXX",
                "homeward.feeds.x.patient-authority", "MRENTR",
                "homeward.feeds.x.nhs-authorities", "NHSNBR");

        assertThat(fact(message, feed).patient()).isEqualTo("4711");
        assertThat(fact(message.replace("^^^NHS^NH", "^^^NHSNBR"), feed)
                        .details()
                        .nhsNumber())
                .isEqualTo(Field.of("9990000018"));
        assertThat(fact(message).patient()).isEqualTo("1");
    }

    @Test
    void parksWhatNamesNeitherPatientNorVisit() {
        String message = event("A01").replace("4711^^^RXX^MR~", "").replace("2139^^^VISITID", "");

        assertThat(parked(message).code()).isEqualTo("no-patient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A09", "A10", "A18", "A24", "A29", "A30", "A44", "A54", "A55", "A60", "A61", "A62"})
    void acceptsOtherRegisteredEventsWithoutEffect(String trigger) {
        assertThat(read(event(trigger))).isInstanceOf(Reading.NoEffect.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A00", "A19", "A56", "A63", "A99", "Z99", "B01", "A1", ""})
    void rejectsUnknownEvents(String trigger) {
        Reading.Refused refused = refused(event(trigger));

        assertThat(refused.code()).isEqualTo(Ack.Code.AR);
        assertThat(refused.error()).isEqualTo(ErrorCode.EVENT);
    }

    @Test
    void rejectsOtherMessageTypesAndVersions() {
        assertThat(refused(event("A01").replace("ADT^A01", "ORU^R01")).error()).isEqualTo(ErrorCode.MESSAGE_TYPE);
        assertThat(refused(event("A01").replace("|2.4\r", "|3.0\r")).error()).isEqualTo(ErrorCode.VERSION);
        assertThat(refused(event("A01").replace("|2.4\r", "|2.1\r")).error()).isEqualTo(ErrorCode.VERSION);
        assertThat(refused(event("A01").replace("|2.4\r", "\r")).error()).isEqualTo(ErrorCode.VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8", "2.8.2", "2.9"})
    void readsVersions(String version) {
        assertThat(fact(event("A01").replace("|2.4\r", "|" + version + "^GBR\r"))
                        .visit())
                .isEqualTo("2139");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trigger.class,
            names = {"A20", "A23", "A28", "A31", "A34", "A37", "A40", "A42", "A45", "A47", "A08"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesWithoutThePlaceSegment(Trigger trigger) {
        Reading.Refused refused = refused(msh(trigger.name()) + pid("4711"));

        assertThat(refused.code()).isEqualTo(Ack.Code.AE);
        assertThat(refused.where()).isEqualTo("PV1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trigger.class,
            names = {"A20"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesWithoutAPatientSegment(Trigger trigger) {
        assertThat(refused(msh(trigger.name()) + pv1("W1", "2139") + "MRG|1\r").where())
                .isEqualTo("PID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A34", "A40", "A42", "A45", "A47"})
    void refusesAMergeWithoutMrg(String trigger) {
        assertThat(refused(event(trigger)).where()).isEqualTo("MRG");
    }

    @Test
    void refusesWithoutAControlId() {
        Reading.Refused refused = refused(event("A01").replace("|C1|", "||"));

        assertThat(refused.code()).isEqualTo(Ack.Code.AE);
        assertThat(refused.error()).isEqualTo(ErrorCode.REQUIRED_FIELD);
        assertThat(refused.where()).isEqualTo("MSH-10");
        assertThat(refused.envelope().sender()).isEqualTo("PAS|RXX");
    }

    @Test
    void parksAnUnknownSenderOutsideLocalMode() {
        Translator strict = new Translator(TestFeeds.of(Map.of()), false);

        Reading reading = strict.read(bytes(event("A01")), Hl7.RECEIVED);

        assertThat(((Reading.Parked) reading).code()).isEqualTo("unknown-sender");
        assertThat(reading.envelope().controlId()).isEqualTo("C1");
        assertThat(reading.envelope().trigger()).isEqualTo("A01");
    }

    @Test
    void takesTheTrustOfTheFeedThatNamesTheSenderMostClosely() {
        Map<String, String> feeds = Map.of(
                "homeward.feeds.unknown-sender", "park",
                "homeward.feeds.any.sender", "*|RXX",
                "homeward.feeds.any.trust", "RAA",
                "homeward.feeds.pas.sender", "PAS|RXX",
                "homeward.feeds.pas.trust", "RYY");

        assertThat(fact(event("A01"), feeds).trust()).isEqualTo("RYY");
        assertThat(fact(event("A01").replace("|PAS|", "|EPIC|"), feeds).trust()).isEqualTo("RAA");
    }

    @Test
    void readsOddDelimiters() {
        String message = event("A01")
                .replace("^~\\&", "\u0001")
                .replace('|', '@')
                .replace('^', '!')
                .replace('~', '%')
                .replace("\u0001", "!%?*");

        assertThat(fact(message).place()).isEqualTo(new Place("RXX01", "W1", "B2", "03"));
        assertThat(fact(event("A01").replace("|^~\\&|", "|^~\\&#|")).visit()).isEqualTo("2139");
        assertThat(fact(event("A01").replace("|^~\\&|", "|^~|")).visit()).isEqualTo("2139");
        assertThat(fact(event("A01").replace("|^~\\&|", "||")).visit()).isEqualTo("2139");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^^\\&", "^~\\&#!", "A~\\&", "^~|&"})
    void refusesDelimitersThatMakeNoSense(String delimiters) {
        Reading reading = read(event("A01").replace("^~\\&", delimiters));

        assertThat(reading).isInstanceOf(Reading.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r", "\r\n\r\n"})
    void readsAnyEndOfSegment(String end) {
        assertThat(fact("\n" + event("A01").replace("\r", end)).visit()).isEqualTo("2139");
    }

    @Test
    void readsSegmentsOutOfOrderInLowerCaseAndBesideOthers() {
        String message =
                msh("A01") + "ZZZ|x\rpv1|1|I|W1\r" + pid("4711") + "ZU1|202606031128|1\r" + evn("", "202606031127");

        assertThat(fact(message).patient()).isEqualTo("4711");
        assertThat(fact(message).place()).isEqualTo(new Place("RXX", "W1", null, null));
    }

    @Test
    void refusesCodesTooLongToKeep() {
        assertThat(refused(event("A01").replace("2139", "2".repeat(201))).where())
                .isEqualTo("PV1-19");
        assertThat(refused(event("A01").replace("|C1|", "|" + "C".repeat(201) + "|"))
                        .where())
                .isEqualTo("MSH-10");
    }

    @Test
    void parksATimeThatIsNone() {
        assertThat(parked(event("A01").replace("202606031127", "yesterday")).code())
                .isEqualTo("bad-event-time");
    }

    @Test
    void reasonsHoldNoValueOfTheMessage() {
        for (String message : List.of(
                event("A01").replace("202606031127", "CANARY"),
                event("CANARY"),
                event("A01").replace("2139", "CANARY".repeat(40)),
                event("A01").replace("|2.4\r", "|CANARY\r"))) {
            Reading reading = read(message);
            String reason =
                    reading instanceof Reading.Refused refused ? refused.reason() : ((Reading.Parked) reading).reason();
            assertThat(reason).isNotBlank().doesNotContain("CANARY");
        }
    }

    private static Fact.Details withDeath(String message, String death) {
        return fact(message.replace("|19431105|F\r", "|19431105|F" + "|".repeat(21) + death + "\r"))
                .details();
    }

    private static Fact fact(String message) {
        assertThat(facts(message)).hasSize(1);
        return facts(message).get(0);
    }

    private static Fact fact(String message, Map<String, String> feeds) {
        Reading reading = new Translator(TestFeeds.of(feeds), false).read(bytes(message), Hl7.RECEIVED);
        return ((Reading.FlowFacts) reading).facts().get(0);
    }

    private static List<Fact> facts(String message) {
        Reading reading = read(message);
        assertThat(reading).isInstanceOf(Reading.FlowFacts.class);
        return ((Reading.FlowFacts) reading).facts();
    }

    private static Reading.Refused refused(String message) {
        Reading reading = read(message);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return (Reading.Refused) reading;
    }

    private static Reading.Parked parked(String message) {
        Reading reading = read(message);
        assertThat(reading).isInstanceOf(Reading.Parked.class);
        return (Reading.Parked) reading;
    }
}
