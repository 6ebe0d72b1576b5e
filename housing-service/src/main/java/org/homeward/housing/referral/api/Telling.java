package org.homeward.housing.referral.api;

import java.time.Instant;
import org.homeward.housing.referral.domain.HousingAuthorities;

/**
 * What a body is read with.
 *
 * @param caller as the token names who sent it
 * @param authorities that can be named in it
 */
record Telling(String caller, Instant now, HousingAuthorities authorities) {}
