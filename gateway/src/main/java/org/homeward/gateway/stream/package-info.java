/** Live changes as server-sent events. */
@NullMarked
package org.homeward.gateway.stream;

import org.jspecify.annotations.NullMarked;
