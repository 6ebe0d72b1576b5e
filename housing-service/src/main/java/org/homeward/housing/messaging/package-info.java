/** Kafka: what comes from other services, and what goes to the readers of housing referrals. */
@NullMarked
package org.homeward.housing.messaging;

import org.jspecify.annotations.NullMarked;
