/** People behind stays: who they are across merged numbers, what was assessed, and their way through hospital and care. */
@NullMarked
package org.homeward.discharge.person;

import org.jspecify.annotations.NullMarked;
