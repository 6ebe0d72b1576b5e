/** An invented hospital week, told in HL7 from a seed, with the truth of who is in which bed. */
@NullMarked
package org.homeward.local.week;

import org.jspecify.annotations.NullMarked;
