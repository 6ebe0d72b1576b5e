package org.homeward.admission.hl7;

import static org.homeward.admission.domain.Trigger.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeward.admission.domain.Trigger;
import org.jspecify.annotations.Nullable;

/** What HL7 table 0003 and the project's semantics say about each ADT trigger event. */
final class Triggers {

    /** Those without which the event says nothing about a place or a visit. */
    static final Set<Trigger> NEED_PV1 = Collections.unmodifiableSet(EnumSet.of(
            A01, A02, A03, A04, A05, A06, A07, A11, A12, A13, A14, A15, A16, A17, A21, A22, A25, A26, A27, A38, A52,
            A53));

    /** Those that join patients or visits, move a visit or change a number. */
    static final Set<Trigger> MERGES = Collections.unmodifiableSet(EnumSet.of(A34, A40, A42, A45, A47));

    static final Set<Trigger> CANCELS =
            Collections.unmodifiableSet(EnumSet.of(A11, A12, A13, A25, A26, A27, A38, A52, A53));

    /** ADT events of HL7 v2.2 to v2.9: A19 is a query, A56 to A59 were never given out. */
    private static final Pattern REGISTERED = Pattern.compile("A(0[1-9]|1[0-8]|[234][0-9]|5[0-5]|6[0-2])");

    private static final Map<String, Trigger> BY_NAME = new HashMap<>();

    static {
        for (Trigger trigger : Trigger.values()) {
            BY_NAME.put(trigger.name(), trigger);
        }
    }

    private Triggers() {}

    /** The trigger with an effect on flow, null if there is none of that name. */
    static @Nullable Trigger withEffect(String name) {
        return BY_NAME.get(name);
    }

    static boolean isRegistered(String name) {
        return REGISTERED.matcher(name).matches();
    }
}
