package org.homeward.admission.messaging;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.homeward.admission.domain.Trigger;
import org.jspecify.annotations.Nullable;

/** What each trigger is called in events, both those that come in as JSON and those that go out. */
public final class EventNames {

    /** The topic of this service. */
    public static final String TOPIC = "homeward.admission";

    static final String STAY_MERGED = type("stay-merged");
    static final String PATIENTS_SWAPPED = type("patients-swapped");
    static final String LINKS_CHANGED = type("patient-links-changed");
    static final String BED_STATUS_CHANGED = type("bed-status-changed");

    private static final Map<Trigger, String> TYPES = new EnumMap<>(Trigger.class);
    private static final Map<String, Trigger> TRIGGERS = new HashMap<>();

    static {
        name(Trigger.A01, "patient-admitted");
        name(Trigger.A02, "patient-transferred");
        name(Trigger.A03, "patient-discharged");
        name(Trigger.A04, "patient-registered");
        name(Trigger.A05, "patient-preadmitted");
        name(Trigger.A06, "became-inpatient");
        name(Trigger.A07, "became-outpatient");
        name(Trigger.A08, "visit-updated");
        name(Trigger.A11, "admission-cancelled");
        name(Trigger.A12, "transfer-cancelled");
        name(Trigger.A13, "discharge-cancelled");
        name(Trigger.A14, "admission-expected");
        name(Trigger.A15, "transfer-expected");
        name(Trigger.A16, "discharge-expected");
        name(Trigger.A17, "patients-swapped");
        name(Trigger.A20, "bed-status-changed");
        name(Trigger.A21, "leave-started");
        name(Trigger.A22, "leave-ended");
        name(Trigger.A23, "visit-deleted");
        name(Trigger.A25, "expected-discharge-cancelled");
        name(Trigger.A26, "expected-transfer-cancelled");
        name(Trigger.A27, "expected-admission-cancelled");
        name(Trigger.A28, "person-added");
        name(Trigger.A31, "person-updated");
        name(Trigger.A37, "patients-unmerged");
        name(Trigger.A38, "preadmission-cancelled");
        name(Trigger.A40, "patients-merged");
        name(Trigger.A42, "visits-merged");
        name(Trigger.A45, "visit-moved");
        name(Trigger.A47, "patient-number-changed");
        name(Trigger.A52, "leave-cancelled");
        name(Trigger.A53, "return-cancelled");
        TYPES.put(Trigger.A34, type("patients-merged"));
    }

    private EventNames() {}

    private static void name(Trigger trigger, String name) {
        TYPES.put(trigger, type(name));
        TRIGGERS.put(type(name), trigger);
    }

    private static String type(String name) {
        return TOPIC + '.' + name + ".v1";
    }

    /** The type of the event that tells of a stay which this trigger has changed; a swap transfers both patients. */
    public static String ofStay(Trigger trigger) {
        return TYPES.getOrDefault(trigger == Trigger.A17 ? Trigger.A02 : trigger, type("visit-updated"));
    }

    /** The trigger of a JSON admission event; null if there is no such type. */
    public static @Nullable Trigger trigger(String type) {
        return TRIGGERS.get(type);
    }
}
