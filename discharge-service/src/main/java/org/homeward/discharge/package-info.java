/** Discharge cases: who no longer needs a hospital bed, since when, and what each of them waits for. */
@NullMarked
package org.homeward.discharge;

import org.jspecify.annotations.NullMarked;
