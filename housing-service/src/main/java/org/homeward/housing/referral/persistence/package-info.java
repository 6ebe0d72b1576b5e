/** Housing referrals in the database, and the events that tell of them. */
@NullMarked
package org.homeward.housing.referral.persistence;

import org.jspecify.annotations.NullMarked;
