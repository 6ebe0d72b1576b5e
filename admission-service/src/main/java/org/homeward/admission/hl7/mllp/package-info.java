/**
 * The minimal lower layer protocol (HL7 v2 implementation guide; HL7 UK A.3 2.4.1): {@code 0x0B message 0x1C 0x0D} over
 * TCP.
 */
@NullMarked
package org.homeward.admission.hl7.mllp;

import org.jspecify.annotations.NullMarked;
