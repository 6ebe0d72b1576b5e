/**
 * Packages of care and their brokerage: pure decisions, without a clock or a store.
 *
 * <p>Source of the rules: domain page nhs-flow-facts, sections 5.1 to 5.3 and 1.3.
 */
@NullMarked
package org.homeward.discharge.care.domain;

import org.jspecify.annotations.NullMarked;
