/** Notes of organisations on stays. */
@NullMarked
package org.homeward.discharge.note;

import org.jspecify.annotations.NullMarked;
