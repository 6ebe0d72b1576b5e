/** Patients, their stays and every raw message. */
@NullMarked
package org.homeward.admission;

import org.jspecify.annotations.NullMarked;
