/** What a stay is and how it follows from its facts. Pure Java: no framework, no clock, no HL7. */
@NullMarked
package org.homeward.admission.domain;

import org.jspecify.annotations.NullMarked;
