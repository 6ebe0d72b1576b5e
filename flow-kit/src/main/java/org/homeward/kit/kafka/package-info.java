/** Settings, topics and the consumer that never loses a record. */
@NullMarked
package org.homeward.kit.kafka;

import org.jspecify.annotations.NullMarked;
