/** The clock of flats. */
@NullMarked
package org.homeward.housing.flat.messaging;

import org.jspecify.annotations.NullMarked;
