/** housing-service: what a person needs to have a home to go to. */
@NullMarked
package org.homeward.housing;

import org.jspecify.annotations.NullMarked;
