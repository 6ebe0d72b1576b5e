package org.homeward.admission.domain;

import java.util.Locale;

/** How constants are written outside: {@code ON_LEAVE} is {@code on-leave}. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
