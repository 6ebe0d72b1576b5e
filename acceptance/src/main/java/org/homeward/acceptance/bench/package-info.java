/** What {@code ./homeward bench} measures. Figures and ratios of one run; not a test. */
@NullMarked
package org.homeward.acceptance.bench;

import org.jspecify.annotations.NullMarked;
