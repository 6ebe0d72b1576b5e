/** Tasks as values, and the causes from which the service raises them: pure, without a clock or a store. */
@NullMarked
package org.homeward.discharge.task.domain;

import org.jspecify.annotations.NullMarked;
