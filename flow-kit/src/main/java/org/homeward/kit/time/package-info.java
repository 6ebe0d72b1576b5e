/** Instants as text, and work that comes round. */
@NullMarked
package org.homeward.kit.time;

import org.jspecify.annotations.NullMarked;
