/** Tables of packages, offers, stays and providers, and what is published of them. */
@NullMarked
package org.homeward.discharge.care.persistence;

import org.jspecify.annotations.NullMarked;
