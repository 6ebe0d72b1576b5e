/** The HTTP edge of schemes and follow-ups. */
@NullMarked
package org.homeward.housing.scheme.api;

import org.jspecify.annotations.NullMarked;
