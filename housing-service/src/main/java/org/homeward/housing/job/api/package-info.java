/** Jobs over HTTP. */
@NullMarked
package org.homeward.housing.job.api;

import org.jspecify.annotations.NullMarked;
