/** Packages of care and their brokerage: what can be asked of them, and what they follow by themselves. */
@NullMarked
package org.homeward.discharge.care;

import org.jspecify.annotations.NullMarked;
