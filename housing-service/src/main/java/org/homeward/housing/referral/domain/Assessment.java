package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody who knows (an occupational therapist, a trusted assessor) found necessary in a home.
 *
 * @param on a day in Europe/London
 * @param estimate what the work will cost, in pounds
 */
public record Assessment(LocalDate on, BigDecimal estimate) {}
