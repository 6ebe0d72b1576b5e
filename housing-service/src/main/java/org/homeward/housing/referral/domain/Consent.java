package org.homeward.housing.referral.domain;

import java.time.Instant;

/**
 * That a person agreed to be referred, to the sharing of contact details, and chose an authority.
 *
 * @param authority the housing authority in England that the person chose
 * @param givenAt when it was given
 * @param takenBy who says so, as the token names the caller; how it was given is kept with the contact details
 */
public record Consent(Authority authority, Instant givenAt, String takenBy) {}
