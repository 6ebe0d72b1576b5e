/** The published rule from the states of care and housing to national reasons: pure, without a clock or a store. */
@NullMarked
package org.homeward.discharge.suggestion.domain;

import org.jspecify.annotations.NullMarked;
