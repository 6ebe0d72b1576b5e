/** Housing referrals over HTTP. */
@NullMarked
package org.homeward.housing.referral.api;

import org.jspecify.annotations.NullMarked;
