/** The tables: rows to domain values and back. */
@NullMarked
package org.homeward.discharge.persistence;

import org.jspecify.annotations.NullMarked;
