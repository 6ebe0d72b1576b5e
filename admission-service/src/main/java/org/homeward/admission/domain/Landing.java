package org.homeward.admission.domain;

import org.jspecify.annotations.Nullable;

/** Where a fact has landed. Decided again on every fold: a new fact or link may move it. */
public sealed interface Landing {

    /** It is part of a stay, whether it has an effect there, waits or contradicts. */
    record InStay(String id) implements Landing {}

    /** It is about a person or his numbers and touches no stay (A28, A31, merges). */
    record OnPatient(String number) implements Landing {}

    /** It is about a bed (A20). */
    record OnBed() implements Landing {}

    /** It fits nowhere: "which stay?". It is parked until another fact or link tells. */
    record Nowhere() implements Landing {}

    /** The stay's id, null if it landed in none. */
    default @Nullable String stay() {
        return this instanceof InStay(String id) ? id : null;
    }
}
