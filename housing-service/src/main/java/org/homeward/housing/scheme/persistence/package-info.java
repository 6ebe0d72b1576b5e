/** What schemes are measured by, and what people have answered. */
@NullMarked
package org.homeward.housing.scheme.persistence;

import org.jspecify.annotations.NullMarked;
