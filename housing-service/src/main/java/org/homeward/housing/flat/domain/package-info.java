/** Step-down flats and their bookings: rules without framework or clock. */
@NullMarked
package org.homeward.housing.flat.domain;

import org.jspecify.annotations.NullMarked;
