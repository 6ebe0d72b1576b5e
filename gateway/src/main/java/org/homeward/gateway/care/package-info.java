/** What providers of care have free: lists, the search for a need, and what a stream of it shows. */
@NullMarked
package org.homeward.gateway.care;

import org.jspecify.annotations.NullMarked;
