package org.homeward.housing.scheme.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a person is found to be at a follow-up. */
public enum Living {
    /** In the home to which the person went. */
    HOME,
    /** Somewhere else, such as another home or a care home. */
    MOVED,
    /** Still in the step-down flat. */
    IN_STEP_DOWN_FLAT,
    /** Back in hospital at the end of that day. */
    READMITTED,
    DIED,
    CANNOT_BE_REACHED;

    /** What people may answer: the rest is told by events. */
    public static final List<String> ANSWERS =
            List.of(HOME.code(), MOVED.code(), DIED.code(), CANNOT_BE_REACHED.code());

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null for what is none. */
    public static @Nullable Living of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
