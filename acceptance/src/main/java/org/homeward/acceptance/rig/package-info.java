/**
 * The ledger rig: a hospital that knows the truth sends its messages, processes are killed meanwhile, and afterwards
 * every acknowledged message must have had exactly one effect.
 */
@NullMarked
package org.homeward.acceptance.rig;

import org.jspecify.annotations.NullMarked;
