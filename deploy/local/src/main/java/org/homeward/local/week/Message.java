package org.homeward.local.week;

import java.time.Instant;

/**
 * A message as it leaves the hospital.
 *
 * @param delivered when its engine sends it: later than it was written if the engine was down, again if it was unsure
 * @param text segments ended by CR
 */
record Message(Instant delivered, String text) {}
