/** HTTP resources with their requests and answers. */
@NullMarked
package org.homeward.admission.api;

import org.jspecify.annotations.NullMarked;
