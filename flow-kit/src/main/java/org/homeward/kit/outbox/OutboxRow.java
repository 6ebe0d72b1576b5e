package org.homeward.kit.outbox;

import org.homeward.kit.event.Event;

/** An event that waits in the outbox. */
record OutboxRow(long id, String topic, Event event) {}
