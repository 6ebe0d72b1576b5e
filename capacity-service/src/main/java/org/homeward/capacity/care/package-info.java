/** Community capacity: what providers of care declare, what is taken of it, and what is left. */
@NullMarked
package org.homeward.capacity.care;

import org.jspecify.annotations.NullMarked;
