/** What the states of care and housing suggest for the delay ledger; a person decides. */
@NullMarked
package org.homeward.discharge.suggestion;

import org.jspecify.annotations.NullMarked;
