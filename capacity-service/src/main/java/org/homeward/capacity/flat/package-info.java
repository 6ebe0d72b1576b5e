/** Step-down flats: what housing-service says of them, and what is told of when they can be had. */
@NullMarked
package org.homeward.capacity.flat;

import org.jspecify.annotations.NullMarked;
