/** The front door. */
@NullMarked
package org.homeward.gateway;

import org.jspecify.annotations.NullMarked;
