/** Rows, and the stays that are known here. */
@NullMarked
package org.homeward.housing.persistence;

import org.jspecify.annotations.NullMarked;
