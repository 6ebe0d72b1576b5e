/** Community capacity over HTTP. */
@NullMarked
package org.homeward.capacity.care.api;

import org.jspecify.annotations.NullMarked;
