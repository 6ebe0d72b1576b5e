/** Rows: set-based SQL over arrays, one statement for a whole batch. Every method takes the open connection. */
@NullMarked
package org.homeward.admission.persistence;

import org.jspecify.annotations.NullMarked;
