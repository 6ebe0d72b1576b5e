/** Jobs that make a home ready: ordered from suppliers, for a referral. */
@NullMarked
package org.homeward.housing.job;

import org.jspecify.annotations.NullMarked;
