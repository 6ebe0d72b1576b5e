/** What each return counts, as pure functions over the cases of a trust. No framework, no clock. */
@NullMarked
package org.homeward.discharge.returns.domain;

import org.jspecify.annotations.NullMarked;
