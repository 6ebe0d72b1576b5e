/** What may stand in a log: codes, places and ids, never data. */
@NullMarked
package org.homeward.kit.log;

import org.jspecify.annotations.NullMarked;
