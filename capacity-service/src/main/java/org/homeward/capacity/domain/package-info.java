/** What a bed is, and how its record follows from what is known about it. Pure Java: no framework, no clock. */
@NullMarked
package org.homeward.capacity.domain;

import org.jspecify.annotations.NullMarked;
