/** Rows and events of jobs. */
@NullMarked
package org.homeward.housing.job.persistence;

import org.jspecify.annotations.NullMarked;
