/** Housing referrals: their states, and what may be done in each. */
@NullMarked
package org.homeward.housing.referral.domain;

import org.jspecify.annotations.NullMarked;
