/** Events and their CloudEvents form on Kafka. */
@NullMarked
package org.homeward.kit.event;

import org.jspecify.annotations.NullMarked;
