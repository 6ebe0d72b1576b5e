/**
 * The HL7 v2 edge: bytes in, {@link org.homeward.admission.hl7.Reading} out, and the acknowledgement back. Only here
 * does HL7 exist.
 */
@NullMarked
package org.homeward.admission.hl7;

import org.jspecify.annotations.NullMarked;
