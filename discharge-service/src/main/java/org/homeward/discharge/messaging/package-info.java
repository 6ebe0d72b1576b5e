/** Kafka: what comes from admission-service and housing-service, and what goes to the readers of discharge cases. */
@NullMarked
package org.homeward.discharge.messaging;

import org.jspecify.annotations.NullMarked;
