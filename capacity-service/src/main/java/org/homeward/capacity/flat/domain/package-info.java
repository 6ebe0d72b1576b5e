/** Step-down flats and when they can be had: pure functions of what was said of them. */
@NullMarked
package org.homeward.capacity.flat.domain;

import org.jspecify.annotations.NullMarked;
