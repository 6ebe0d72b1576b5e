/** The arithmetic of community capacity, without clock, framework or database. */
@NullMarked
package org.homeward.capacity.care.domain;

import org.jspecify.annotations.NullMarked;
