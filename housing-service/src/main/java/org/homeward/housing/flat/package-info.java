/** Step-down flats: what can be asked of the stock, and bookings. */
@NullMarked
package org.homeward.housing.flat;

import org.jspecify.annotations.NullMarked;
