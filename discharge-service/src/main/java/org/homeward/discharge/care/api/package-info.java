/** Packages of care and offers over HTTP. */
@NullMarked
package org.homeward.discharge.care.api;

import org.jspecify.annotations.NullMarked;
