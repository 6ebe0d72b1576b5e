package org.homeward.gateway.architecture.violations.stream;

import org.homeward.admission.StandIn;

/** Breaks a rule on purpose. */
public final class KnowsAnotherService {
    StandIn standIn;
}
