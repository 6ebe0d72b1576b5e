/** What housing-service does so that a person has a home to go to, as the ward sees it. */
@NullMarked
package org.homeward.discharge.housing;

import org.jspecify.annotations.NullMarked;
