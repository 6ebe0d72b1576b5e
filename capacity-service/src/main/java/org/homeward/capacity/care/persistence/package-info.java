/** Providers, declarations, commitments, holds and the published records. */
@NullMarked
package org.homeward.capacity.care.persistence;

import org.jspecify.annotations.NullMarked;
