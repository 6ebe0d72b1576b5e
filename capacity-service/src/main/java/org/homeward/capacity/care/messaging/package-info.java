/** What discharge-service says of packages of care. */
@NullMarked
package org.homeward.capacity.care.messaging;

import org.jspecify.annotations.NullMarked;
