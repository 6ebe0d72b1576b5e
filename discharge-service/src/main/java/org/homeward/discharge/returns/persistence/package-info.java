/** Reads what the returns are made of. */
@NullMarked
package org.homeward.discharge.returns.persistence;

import org.jspecify.annotations.NullMarked;
