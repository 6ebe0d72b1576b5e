/** Tables of flats and bookings, and what is published of them. */
@NullMarked
package org.homeward.housing.flat.persistence;

import org.jspecify.annotations.NullMarked;
