/** Sending HL7 v2 over MLLP, as a hospital does. */
@NullMarked
package org.homeward.local.mllp;

import org.jspecify.annotations.NullMarked;
