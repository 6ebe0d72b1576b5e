/** What the HTTP edges of this service share. */
@NullMarked
package org.homeward.housing.api;

import org.jspecify.annotations.NullMarked;
