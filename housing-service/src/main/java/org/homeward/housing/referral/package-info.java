/** Housing referrals: what is asked of those who can give a person a home. */
@NullMarked
package org.homeward.housing.referral;

import org.jspecify.annotations.NullMarked;
