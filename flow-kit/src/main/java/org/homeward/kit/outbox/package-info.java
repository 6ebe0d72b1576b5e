/** From a committed row to the topic, in order, at least once: outbox, relay, beats. */
@NullMarked
package org.homeward.kit.outbox;

import org.jspecify.annotations.NullMarked;
