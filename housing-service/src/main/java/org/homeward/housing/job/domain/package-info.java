/** What can become of a job. */
@NullMarked
package org.homeward.housing.job.domain;

import org.jspecify.annotations.NullMarked;
