/** Many callers, one commit. */
@NullMarked
package org.homeward.kit.batch;

import org.jspecify.annotations.NullMarked;
