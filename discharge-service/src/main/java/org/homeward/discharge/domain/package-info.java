/** What a discharge case is, and how it follows from what is known. Pure Java: no framework, no clock. */
@NullMarked
package org.homeward.discharge.domain;

import org.jspecify.annotations.NullMarked;
