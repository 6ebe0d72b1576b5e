package org.homeward.admission.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person behind a local number, each attribute as of the newest event that names it. The record of
 * a survivor also takes what only the numbers joined to it know, and what was said of them since they were joined.
 *
 * @param number the local number
 * @param nhsNumber ten digits as sent, null if unknown; never a key
 * @param nhsNumberValid whether its check digit is right (modulus 11, NHS data dictionary)
 * @param died the latest PID-30, null if never sent
 */
public record Person(
        String number,
        @Nullable String nhsNumber,
        boolean nhsNumberValid,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable Boolean died,
        @Nullable Instant diedAt) {}
