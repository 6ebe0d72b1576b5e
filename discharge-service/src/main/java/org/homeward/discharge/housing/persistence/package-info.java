/** This service's copy of what housing-service tells. */
@NullMarked
package org.homeward.discharge.housing.persistence;

import org.jspecify.annotations.NullMarked;
