/** Technical plumbing of every service; it knows no domain noun. */
@NullMarked
package org.homeward.kit;

import org.jspecify.annotations.NullMarked;
