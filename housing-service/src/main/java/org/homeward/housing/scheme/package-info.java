/** Schemes that get people home: who was helped, what became of them, and what that was worth. */
@NullMarked
package org.homeward.housing.scheme;

import org.jspecify.annotations.NullMarked;
