/** Deliberate faults, for the tests that must notice them. */
@NullMarked
package org.homeward.kit.fault;

import org.jspecify.annotations.NullMarked;
