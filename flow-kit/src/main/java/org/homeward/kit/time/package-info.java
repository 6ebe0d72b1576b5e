/** Instants as text. */
@NullMarked
package org.homeward.kit.time;

import org.jspecify.annotations.NullMarked;
