package org.homeward.admission.domain;

import org.jspecify.annotations.Nullable;

/** An attribute in a message: absent means unchanged, {@code ""} means deleted (ITK HL7 v2; HL7 v2 chapter 2). */
public sealed interface Field<T> {

    /** The message says nothing about the attribute. */
    record Unchanged<T>() implements Field<T> {}

    /** The message deletes the attribute. */
    record Deleted<T>() implements Field<T> {}

    /** The message sets the attribute. */
    record Value<T>(T value) implements Field<T> {}

    static <T> Field<T> unchanged() {
        return new Unchanged<>();
    }

    static <T> Field<T> deleted() {
        return new Deleted<>();
    }

    static <T> Field<T> of(T value) {
        return new Value<>(value);
    }

    /** The attribute after this message, if it was {@code before}. */
    default @Nullable T after(@Nullable T before) {
        return switch (this) {
            case Unchanged<T> u -> before;
            case Deleted<T> d -> null;
            case Value<T>(T value) -> value;
        };
    }
}
