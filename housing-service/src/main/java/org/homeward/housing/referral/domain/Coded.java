package org.homeward.housing.referral.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A word of a closed list, as bodies, lists and events write it: {@code KEY_SAFE} is {@code key-safe}. */
public interface Coded {

    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E> & Coded> List<String> codes(Class<E> list) {
        return Arrays.stream(list.getEnumConstants()).map(Coded::code).toList();
    }

    /** Null for what is not in the list. */
    static <E extends Enum<E> & Coded> @Nullable E of(Class<E> list, @Nullable String code) {
        return Arrays.stream(list.getEnumConstants())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
