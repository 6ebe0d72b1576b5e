/** Homeward as its users meet it: the whole stack, started, loaded, broken and measured from outside. */
@NullMarked
package org.homeward.acceptance;

import org.jspecify.annotations.NullMarked;
