/** Tasks: what somebody is to do for a patient's way out, asked by people or raised from what is so. */
@NullMarked
package org.homeward.discharge.task;

import org.jspecify.annotations.NullMarked;
