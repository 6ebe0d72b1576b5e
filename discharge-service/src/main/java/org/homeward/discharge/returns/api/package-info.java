/** The returns over HTTP, as JSON and as CSV. */
@NullMarked
package org.homeward.discharge.returns.api;

import org.jspecify.annotations.NullMarked;
