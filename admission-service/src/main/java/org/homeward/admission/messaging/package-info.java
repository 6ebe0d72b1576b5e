/** What admission-service tells the others: wire records of its events, and the topic that carries them. */
@NullMarked
package org.homeward.admission.messaging;

import org.jspecify.annotations.NullMarked;
