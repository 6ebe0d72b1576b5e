/** The tables: rows to domain values and back, by statements over many rows. */
@NullMarked
package org.homeward.capacity.persistence;

import org.jspecify.annotations.NullMarked;
