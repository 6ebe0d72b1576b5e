/** The HTTP edge: requests to use cases and answers back. Callers are known by their token alone. */
@NullMarked
package org.homeward.discharge.api;

import org.jspecify.annotations.NullMarked;
