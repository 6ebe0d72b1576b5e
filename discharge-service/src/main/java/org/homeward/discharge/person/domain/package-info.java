/** Readmissions, assessments and the time line of a person: pure, without a clock or a store. */
@NullMarked
package org.homeward.discharge.person.domain;

import org.jspecify.annotations.NullMarked;
