/** What comes from housing-service. */
@NullMarked
package org.homeward.capacity.flat.messaging;

import org.jspecify.annotations.NullMarked;
