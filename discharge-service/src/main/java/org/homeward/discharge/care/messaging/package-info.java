/** What capacity-service tells of providers, and the clock of deadlines. */
@NullMarked
package org.homeward.discharge.care.messaging;

import org.jspecify.annotations.NullMarked;
