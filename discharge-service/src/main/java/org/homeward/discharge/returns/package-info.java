/** National and local returns as queries over the discharge cases: every number with the stays that it counts. */
@NullMarked
package org.homeward.discharge.returns;

import org.jspecify.annotations.NullMarked;
