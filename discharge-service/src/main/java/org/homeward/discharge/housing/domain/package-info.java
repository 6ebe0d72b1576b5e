/** Referrals, jobs and bookings of housing-service, without a word about the person. */
@NullMarked
package org.homeward.discharge.housing.domain;

import org.jspecify.annotations.NullMarked;
