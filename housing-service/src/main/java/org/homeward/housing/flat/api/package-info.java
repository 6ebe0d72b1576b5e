/** Step-down flats and bookings over HTTP. */
@NullMarked
package org.homeward.housing.flat.api;

import org.jspecify.annotations.NullMarked;
