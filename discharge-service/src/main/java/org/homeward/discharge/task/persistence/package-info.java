/** The tables of tasks: rows to domain values and back. */
@NullMarked
package org.homeward.discharge.task.persistence;

import org.jspecify.annotations.NullMarked;
