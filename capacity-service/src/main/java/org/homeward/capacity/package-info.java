/** The estate, the live bed view and its history, and holds. */
@NullMarked
package org.homeward.capacity;

import org.jspecify.annotations.NullMarked;
