/** The arithmetic of schemes and follow-ups, without clock, framework or database. */
@NullMarked
package org.homeward.housing.scheme.domain;

import org.jspecify.annotations.NullMarked;
