/** Tables of step-down flats, and what is published of them. */
@NullMarked
package org.homeward.capacity.flat.persistence;

import org.jspecify.annotations.NullMarked;
