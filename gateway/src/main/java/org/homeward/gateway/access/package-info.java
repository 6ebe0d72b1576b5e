/** Who asks, and what they may see. */
@NullMarked
package org.homeward.gateway.access;

import org.jspecify.annotations.NullMarked;
