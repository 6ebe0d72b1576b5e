/** People who leave hospital for care at home, as their hospital, their hub and their providers tell of them. */
@NullMarked
package org.homeward.acceptance.care;

import org.jspecify.annotations.NullMarked;
