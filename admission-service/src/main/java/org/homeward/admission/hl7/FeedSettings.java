package org.homeward.admission.hl7;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about each sender: {@code homeward.feeds.<name>.…}. */
@ConfigMapping(prefix = "homeward.feeds")
public interface FeedSettings {

    /** What to do with a sender that no feed names; by default taken in local mode, else parked. */
    Optional<UnknownSender> unknownSender();

    @WithParentName
    Map<String, Settings> feeds();

    /** What to do with a sender that no feed names. */
    enum UnknownSender {
        /** Read it with the default profile; its trust is MSH-4. */
        TAKE,
        /** Store it, answer AA and wait for a setting and a re-drive. */
        PARK
    }

    /** Which component of PL is what. */
    enum Profile {
        /** 1 ward, 2 bay, 3 bed, 4 site. */
        DEFAULT,
        /** ITK HL7 v2: 2 ward, 3 bed, 4 site; component 1 is a point of care of no use to flow. */
        ITK,
        /** As Epic sends it: 1 ward, 2 bay, 3 bed; the site is the feed's where it has one, else component 4. */
        EPIC
    }

    /** Where an A12 says which place is cancelled; the other of the two is where the patient returns to. */
    enum CancelledPlace {
        PV1_6,
        PV1_3
    }

    /** What a feed may say of a patient's way out, beside A16. */
    enum Signal {
        /** ZU1-22 and ZU1-24 (HL7 UK A.3). */
        MEDICALLY_FIT,
        /** PV2-9 of any event. */
        EXPECTED_DISCHARGE
    }

    /** One feed. */
    interface Settings {

        /** MSH-3 and MSH-4 as {@code MSH-3|MSH-4}; {@code *} for either means any. */
        String sender();

        /** ODS code of the trust that the sender speaks for; by default MSH-4. */
        Optional<String> trust();

        @WithDefault("default")
        Profile profile();

        /** Site of places that name none; by default the trust's code. */
        Optional<String> site();

        @WithDefault("Europe/London")
        ZoneId zone();

        /** CX-4 of the trust's own patient numbers; by default the trust's code. */
        Optional<String> patientAuthority();

        /** CX-4 that mean an NHS number, beside {@code NHS}. */
        Optional<Set<String>> nhsAuthorities();

        @WithDefault("PV1-6")
        CancelledPlace a12CancelledPlace();

        /** What is believed of what it says of the way out; by default all. {@code none} for nothing. */
        Optional<Set<String>> dischargeSignals();

        /**
         * Fields and codes that mean no fixed abode: {@code PID-11.5=ZZ99 3VZ} unless others are named, {@code none} for
         * nothing. Of PID, PD1, PV1, PV2 and ZU1 to ZU8.
         */
        Optional<Set<String>> noFixedAbode();

        /** Local patient classes (PV1-2) and what they are in HL7 table 0004. */
        Map<String, String> patientClasses();
    }
}
