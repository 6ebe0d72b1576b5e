/** Requests that another service answers. */
@NullMarked
package org.homeward.gateway.proxy;

import org.jspecify.annotations.NullMarked;
