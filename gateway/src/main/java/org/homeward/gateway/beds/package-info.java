/** Reads of beds and of their counts, answered from the replica. */
@NullMarked
package org.homeward.gateway.beds;

import org.jspecify.annotations.NullMarked;
