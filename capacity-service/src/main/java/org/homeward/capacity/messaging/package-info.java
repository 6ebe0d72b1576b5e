/** Kafka: what comes from admission-service, and what goes to the readers of beds. */
@NullMarked
package org.homeward.capacity.messaging;

import org.jspecify.annotations.NullMarked;
