package org.homeward.admission.borders.hl7;

import org.homeward.admission.RecordAdmissionEvents;

/** Breaks a rule on purpose: an HL7 edge that calls a use case by its class. */
public record KnowsAUseCase(RecordAdmissionEvents useCase) {}
