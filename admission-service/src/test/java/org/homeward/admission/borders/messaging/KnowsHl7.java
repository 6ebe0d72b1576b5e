package org.homeward.admission.borders.messaging;

import org.homeward.admission.hl7.Ack;

/** Breaks a rule on purpose: an event that holds an HL7 acknowledgement. */
public record KnowsHl7(Ack ack) {}
