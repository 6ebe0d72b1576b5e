package org.homeward.admission.domain;

/**
 * The ADT trigger events that have an effect on flow (HL7 v2 chapter 3; ITK HL7 v2 specification 1.0.15). Every other
 * registered ADT event is stored and marked "no effect on flow" and never becomes a {@link Fact}.
 */
public enum Trigger {
    /** Admit. */
    A01,
    /** Transfer. */
    A02,
    /** Discharge. */
    A03,
    /** Register (accident and emergency, outpatients). */
    A04,
    /** Pre-admit. */
    A05,
    /** Outpatient becomes inpatient. */
    A06,
    /** Inpatient becomes outpatient. */
    A07,
    /** Update of visit information. */
    A08,
    /** Cancel admit or registration. */
    A11,
    /** Cancel transfer. */
    A12,
    /** Cancel discharge. */
    A13,
    /** Pending admit. */
    A14,
    /** Pending transfer. */
    A15,
    /** Pending discharge. */
    A16,
    /** Swap of two patients; two facts of one message. */
    A17,
    /** Bed status update; about a bed, not a stay. */
    A20,
    /** Leave of absence begins. */
    A21,
    /** Return from leave of absence. */
    A22,
    /** Delete visit. */
    A23,
    /** Cancel pending discharge. */
    A25,
    /** Cancel pending transfer. */
    A26,
    /** Cancel pending admit. */
    A27,
    /** Add person. */
    A28,
    /** Update person. */
    A31,
    /** Merge patients, older form of A40. */
    A34,
    /** Undo a merge of patients. */
    A37,
    /** Cancel pre-admit. */
    A38,
    /** Merge patients. */
    A40,
    /** Merge visits. */
    A42,
    /** Move a visit to another patient. */
    A45,
    /** Change a patient number. */
    A47,
    /** Cancel leave of absence. */
    A52,
    /** Cancel return from leave of absence. */
    A53
}
