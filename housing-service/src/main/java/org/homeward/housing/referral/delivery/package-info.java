/** Sending referrals to authorities that want to be told; the others have a worklist here. */
@NullMarked
package org.homeward.housing.referral.delivery;

import org.jspecify.annotations.NullMarked;
