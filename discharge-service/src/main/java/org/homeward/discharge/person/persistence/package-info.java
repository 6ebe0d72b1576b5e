/** The tables of people: rows to domain values and back. */
@NullMarked
package org.homeward.discharge.person.persistence;

import org.jspecify.annotations.NullMarked;
